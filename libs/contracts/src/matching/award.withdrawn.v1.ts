import { IsIn, IsISO8601 } from 'class-validator';
import { IsId } from '../checks/is-id.js';

/** An award was taken back before its contract was signed by both sides; the draft of the contract is cancelled. */
export class AwardWithdrawnV1 {
  static readonly source = 'matching';
  static readonly type = 'award.withdrawn.v1';
  @IsId() readonly needId!: string;
  @IsId() readonly bidId!: string;
  @IsId() readonly contractId!: string;
  /** The winner refused, did not sign in time, or a complaint was upheld. */
  @IsIn(['REFUSED', 'LAPSED', 'COMPLAINT_UPHELD']) readonly cause!: 'REFUSED' | 'LAPSED' | 'COMPLAINT_UPHELD';
  @IsISO8601() readonly withdrawnAt!: string;
}
