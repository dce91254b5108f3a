import { IsISO8601 } from 'class-validator';
import { IsId } from '../checks/is-id.js';

/** Nobody asked for the money of a voucher while its window was open; it goes to others. */
export class VoucherExpiredV1 {
  static readonly source = 'subsidy';
  static readonly type = 'voucher.expired.v1';
  @IsId() readonly voucherId!: string;
  @IsId() readonly enterpriseId!: string;
  @IsId() readonly providerId!: string;
  @IsId() readonly contractId!: string;
  @IsId() readonly roundId!: string;
  /** The end of the window, which may lie before this was told. */
  @IsISO8601() readonly expiredAt!: string;
}
