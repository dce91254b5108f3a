import { IsISO8601, IsNumberString, IsUUID } from 'class-validator';

/** A redemption was approved; it goes to public notice. */
export class VoucherRedeemedV1 {
  static readonly source = 'subsidy';
  static readonly type = 'voucher.redeemed.v1';
  @IsUUID() readonly voucherId!: string;
  @IsUUID() readonly enterpriseId!: string;
  @IsUUID() readonly providerId!: string;
  @IsUUID() readonly contractId!: string;
  @IsUUID() readonly roundId!: string;
  @IsNumberString({ no_symbols: true }) readonly amountFen!: string;
  @IsISO8601() readonly redeemedAt!: string;
}
