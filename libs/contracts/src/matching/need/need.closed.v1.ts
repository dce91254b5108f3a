import { IsIn, IsISO8601, IsOptional, Matches } from 'class-validator';
import { IsId } from '../../checks/is-id.js';

/** The enterprise ended a need without an award. */
export class NeedClosedV1 {
  static readonly source = 'matching';
  static readonly type = 'need.closed.v1';
  @IsId() readonly needId!: string;
  /** As far as everybody may know them: a hidden enterprise is left out, a hidden district is its city. */
  @IsOptional() @IsId() readonly enterpriseId?: string;
  @IsOptional() @Matches(/^\d{6}(\d{3})?$/) readonly divisionCode?: string;
  @IsIn(['SOLVED_OTHERWISE', 'PLANS_CHANGED', 'NO_BUDGET', 'NO_FITTING_BID', 'PUBLISHED_IN_ERROR'])
  readonly reason!:
    'SOLVED_OTHERWISE' | 'PLANS_CHANGED' | 'NO_BUDGET' | 'NO_FITTING_BID' | 'PUBLISHED_IN_ERROR';
  @IsISO8601() readonly closedAt!: string;
}
