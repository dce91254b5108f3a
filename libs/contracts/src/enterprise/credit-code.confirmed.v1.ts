import { IsISO8601, Matches } from 'class-validator';

/** A unified social credit code does not keep to GB 32100 and was issued all the same: two officials have confirmed it. */
export class CreditCodeConfirmedV1 {
  static readonly source = 'enterprise';
  static readonly type = 'credit-code.confirmed.v1';
  @Matches(/^[0-9A-Z]{18}$/) readonly unifiedSocialCreditCode!: string;
  @IsISO8601() readonly confirmedAt!: string;
}
