import { IsISO8601, IsOptional } from 'class-validator';
import { IsId } from '../checks/is-id.js';
import { IsMover, type Mover } from '../checks/mover.js';

/** A provider says that a milestone is delivered. */
export class MilestoneReportedV1 {
  static readonly source = 'matching';
  static readonly type = 'milestone.reported.v1';
  @IsId() readonly milestoneId!: string;
  @IsId() readonly contractId!: string;
  @IsId() readonly enterpriseId!: string;
  @IsId() readonly providerId!: string;
  @IsISO8601() readonly reportedAt!: string;
  @IsMover() readonly nextMover!: Mover;
  /** By when; null where no term is set. */
  @IsOptional() @IsISO8601() readonly moveBy!: string | null;
}
