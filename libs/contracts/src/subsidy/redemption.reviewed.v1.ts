import { IsISO8601, IsString } from 'class-validator';
import { IsId } from '../checks/is-id.js';
import { IsMover, type Mover } from '../checks/mover.js';

/** A level of review passed a redemption on. */
export class RedemptionReviewedV1 {
  static readonly source = 'subsidy';
  static readonly type = 'redemption.reviewed.v1';
  @IsId() readonly redemptionId!: string;
  @IsId() readonly voucherId!: string;
  @IsId() readonly enterpriseId!: string;
  @IsId() readonly providerId!: string;
  @IsString() readonly divisionCode!: string;
  @IsISO8601() readonly reviewedAt!: string;
  @IsMover() readonly nextMover!: Mover;
}
