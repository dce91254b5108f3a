import { IsIn, IsISO8601, IsOptional, IsString, Matches } from 'class-validator';
import { IsId } from '../../checks/is-id.js';

/** The deadline for bids of a need was put off, for all bidders alike. Sealed bids stay sealed. */
export class BidDeadlineExtendedV1 {
  static readonly source = 'matching';
  static readonly type = 'bid-deadline.extended.v1';
  @IsId() readonly needId!: string;
  /** As far as everybody may know them: a hidden enterprise is left out, a hidden district is its city. */
  @IsOptional() @IsId() readonly enterpriseId?: string;
  @IsOptional() @Matches(/^\d{6}(\d{3})?$/) readonly divisionCode?: string;
  @IsISO8601() readonly fromDeadline!: string;
  @IsISO8601() readonly toDeadline!: string;
  /** What moved along. */
  @IsOptional() @IsISO8601() readonly questionsUntil?: string;
  @IsOptional() @IsISO8601() readonly deliverBy?: string;
  /** By the enterprise itself, or by the commission for an incident of the platform. */
  @IsIn(['ENTERPRISE', 'INCIDENT']) readonly cause!: 'ENTERPRISE' | 'INCIDENT';
  @IsString() readonly reason!: string;
  @IsISO8601() readonly extendedAt!: string;
}
