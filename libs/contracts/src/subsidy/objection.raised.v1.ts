import { IsISO8601 } from 'class-validator';
import { IsId } from '../checks/is-id.js';
import { IsMover, type Mover } from '../checks/mover.js';

/** Somebody objects to a redemption, which waits until it is decided. */
export class ObjectionRaisedV1 {
  static readonly source = 'subsidy';
  static readonly type = 'objection.raised.v1';
  @IsId() readonly objectionId!: string;
  @IsId() readonly redemptionId!: string;
  @IsId() readonly enterpriseId!: string;
  @IsISO8601() readonly raisedAt!: string;
  @IsMover() readonly nextMover!: Mover;
}
