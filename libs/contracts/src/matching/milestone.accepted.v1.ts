import { IsISO8601, IsOptional } from 'class-validator';
import { IsId } from '../checks/is-id.js';
import { IsMover, type Mover } from '../checks/mover.js';

/** An enterprise accepted a milestone. */
export class MilestoneAcceptedV1 {
  static readonly source = 'matching';
  static readonly type = 'milestone.accepted.v1';
  @IsId() readonly milestoneId!: string;
  @IsId() readonly contractId!: string;
  @IsId() readonly enterpriseId!: string;
  @IsId() readonly providerId!: string;
  @IsISO8601() readonly acceptedAt!: string;
  /** Null where nobody has to move. */
  @IsOptional() @IsMover() readonly nextMover!: Mover | null;
}
