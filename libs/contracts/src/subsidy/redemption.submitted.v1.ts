import { IsISO8601, IsString } from 'class-validator';
import { IsId } from '../checks/is-id.js';
import { IsMover, type Mover } from '../checks/mover.js';

/** The papers of a redemption were handed in, for the first time or mended. */
export class RedemptionSubmittedV1 {
  static readonly source = 'subsidy';
  static readonly type = 'redemption.submitted.v1';
  @IsId() readonly redemptionId!: string;
  @IsId() readonly voucherId!: string;
  @IsId() readonly enterpriseId!: string;
  @IsId() readonly providerId!: string;
  @IsString() readonly divisionCode!: string;
  @IsISO8601() readonly submittedAt!: string;
  @IsMover() readonly nextMover!: Mover;
}
