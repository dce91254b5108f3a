import { IsISO8601 } from 'class-validator';
import { IsId } from '../checks/is-id.js';
import { IsMover, type Mover } from '../checks/mover.js';

/** The days of a public notice have passed: what nobody objects to may be paid. */
export class NoticeEndedV1 {
  static readonly source = 'subsidy';
  static readonly type = 'notice.ended.v1';
  @IsId() readonly noticeId!: string;
  @IsId() readonly roundId!: string;
  @IsISO8601() readonly endedAt!: string;
  @IsMover() readonly nextMover!: Mover;
}
