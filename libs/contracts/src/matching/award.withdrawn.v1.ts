import { IsIn, IsISO8601, IsOptional } from 'class-validator';
import { IsId } from '../checks/is-id.js';

/** An award was taken back before its contract was signed by both sides; the draft of the contract is cancelled. */
export class AwardWithdrawnV1 {
  static readonly source = 'matching';
  static readonly type = 'award.withdrawn.v1';
  @IsId() readonly needId!: string;
  @IsId() readonly bidId!: string;
  @IsId() readonly contractId!: string;
  /** Whose contract it would have been; absent in messages of before 2026-12. */
  @IsOptional() @IsId() readonly enterpriseId?: string;
  @IsOptional() @IsId() readonly providerId?: string;
  /** The winner refused, did not sign in time, or a complaint was upheld. */
  @IsIn(['REFUSED', 'LAPSED', 'COMPLAINT_UPHELD']) readonly cause!: 'REFUSED' | 'LAPSED' | 'COMPLAINT_UPHELD';
  @IsISO8601() readonly withdrawnAt!: string;
}
