import { IsBoolean, IsISO8601, IsNumberString } from 'class-validator';
import { IsId } from '../checks/is-id.js';

/** What has come back of a voucher that was paid has changed: more was recovered, or an appeal gave some of it back. */
export class VoucherRecoveredV1 {
  static readonly source = 'subsidy';
  static readonly type = 'voucher.recovered.v1';
  @IsId() readonly voucherId!: string;
  @IsId() readonly recoveryId!: string;
  @IsId() readonly enterpriseId!: string;
  @IsId() readonly providerId!: string;
  @IsId() readonly contractId!: string;
  @IsId() readonly roundId!: string;
  /** The payment that the recovery is of. */
  @IsNumberString({ no_symbols: true }) readonly paidFen!: string;
  /** What has come back of it so far, in all. */
  @IsNumberString({ no_symbols: true }) readonly recoveredFen!: string;
  /** Whether all of the payment has come back. */
  @IsBoolean() readonly whole!: boolean;
  @IsISO8601() readonly at!: string;
}
