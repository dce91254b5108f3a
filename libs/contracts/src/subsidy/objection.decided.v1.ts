import { IsISO8601, IsIn } from 'class-validator';
import { IsId } from '../checks/is-id.js';

/** The commission decided an objection. */
export class ObjectionDecidedV1 {
  static readonly source = 'subsidy';
  static readonly type = 'objection.decided.v1';
  @IsId() readonly objectionId!: string;
  @IsId() readonly redemptionId!: string;
  @IsId() readonly enterpriseId!: string;
  @IsIn(['UPHELD', 'DISMISSED']) readonly decision!: 'UPHELD' | 'DISMISSED';
  @IsISO8601() readonly decidedAt!: string;
}
