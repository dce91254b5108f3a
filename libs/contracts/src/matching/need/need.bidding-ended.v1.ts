import { IsISO8601, IsOptional, Matches } from 'class-validator';
import { IsId } from '../../checks/is-id.js';
import { IsMover, type Mover } from '../../checks/mover.js';

/** The deadline for bids on a need has passed. */
export class NeedBiddingEndedV1 {
  static readonly source = 'matching';
  static readonly type = 'need.bidding-ended.v1';
  @IsId() readonly needId!: string;
  /** As far as everybody may know them: a hidden enterprise is left out, a hidden district is its city. */
  @IsOptional() @IsId() readonly enterpriseId?: string;
  @IsOptional() @Matches(/^\d{6}(\d{3})?$/) readonly divisionCode?: string;
  /** The deadline, which may lie before this was told. */
  @IsISO8601() readonly endedAt!: string;
  @IsMover() readonly nextMover!: Mover;
  /** By when; null where no term is set. */
  @IsOptional() @IsISO8601() readonly moveBy!: string | null;
}
