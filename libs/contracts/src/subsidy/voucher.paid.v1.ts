import { IsISO8601, IsNumberString, IsUUID } from 'class-validator';

/** The bank confirmed the payout of a voucher. */
export class VoucherPaidV1 {
  static readonly source = 'subsidy';
  static readonly type = 'voucher.paid.v1';
  @IsUUID() readonly voucherId!: string;
  @IsUUID() readonly enterpriseId!: string;
  @IsUUID() readonly providerId!: string;
  @IsUUID() readonly contractId!: string;
  @IsUUID() readonly roundId!: string;
  @IsNumberString({ no_symbols: true }) readonly amountFen!: string;
  @IsISO8601() readonly paidAt!: string;
}
