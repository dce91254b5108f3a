import { IsISO8601, IsNumberString } from 'class-validator';
import { IsId } from '../checks/is-id.js';

/** A redemption was approved; it goes to public notice. */
export class VoucherRedeemedV1 {
  static readonly source = 'subsidy';
  static readonly type = 'voucher.redeemed.v1';
  @IsId() readonly voucherId!: string;
  @IsId() readonly enterpriseId!: string;
  @IsId() readonly providerId!: string;
  @IsId() readonly contractId!: string;
  @IsId() readonly roundId!: string;
  @IsNumberString({ no_symbols: true }) readonly amountFen!: string;
  @IsISO8601() readonly redeemedAt!: string;
}
