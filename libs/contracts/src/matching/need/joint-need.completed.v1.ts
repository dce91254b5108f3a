import { IsISO8601 } from 'class-validator';
import { IsId } from '../../checks/is-id.js';
import { IsMover, type Mover } from '../../checks/mover.js';

/** The time to join a joint need has passed: its members stand, and its lead may publish it. */
export class JointNeedCompletedV1 {
  static readonly source = 'matching';
  static readonly type = 'joint-need.completed.v1';
  @IsId() readonly jointNeedId!: string;
  /** The lead. */
  @IsId() readonly enterpriseId!: string;
  /** The end of that time, which may lie before this was told. */
  @IsISO8601() readonly completedAt!: string;
  @IsMover() readonly nextMover!: Mover;
}
