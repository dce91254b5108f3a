import { IsISO8601 } from 'class-validator';
import { IsId } from '../checks/is-id.js';
import { IsMover, type Mover } from '../checks/mover.js';

/** The days of a notice to end a contract have passed: it may take effect. */
export class TerminationNoticeEndedV1 {
  static readonly source = 'matching';
  static readonly type = 'termination-notice.ended.v1';
  @IsId() readonly contractId!: string;
  @IsId() readonly enterpriseId!: string;
  @IsId() readonly providerId!: string;
  @IsISO8601() readonly endedAt!: string;
  @IsMover() readonly nextMover!: Mover;
}
