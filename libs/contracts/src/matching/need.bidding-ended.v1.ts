import { IsISO8601, IsOptional } from 'class-validator';
import { IsId } from '../checks/is-id.js';
import { IsMover, type Mover } from '../checks/mover.js';

/** The deadline for bids on a need has passed. */
export class NeedBiddingEndedV1 {
  static readonly source = 'matching';
  static readonly type = 'need.bidding-ended.v1';
  @IsId() readonly needId!: string;
  /** The deadline, which may lie before this was told. */
  @IsISO8601() readonly endedAt!: string;
  @IsMover() readonly nextMover!: Mover;
  /** By when; null where no term is set. */
  @IsOptional() @IsISO8601() readonly moveBy!: string | null;
}
