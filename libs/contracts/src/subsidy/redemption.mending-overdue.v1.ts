import { IsISO8601, IsString } from 'class-validator';
import { IsId } from '../checks/is-id.js';
import { IsMover, type Mover } from '../checks/mover.js';

/** A redemption that went back was not mended in time: the bureau may close it. */
export class RedemptionMendingOverdueV1 {
  static readonly source = 'subsidy';
  static readonly type = 'redemption.mending-overdue.v1';
  @IsId() readonly redemptionId!: string;
  @IsId() readonly voucherId!: string;
  @IsId() readonly enterpriseId!: string;
  @IsId() readonly providerId!: string;
  @IsString() readonly divisionCode!: string;
  @IsISO8601() readonly dueAt!: string;
  @IsMover() readonly nextMover!: Mover;
}
