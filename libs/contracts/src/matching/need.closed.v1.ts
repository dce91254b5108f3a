import { IsISO8601, IsIn } from 'class-validator';
import { IsId } from '../checks/is-id.js';

/** The enterprise ended a need without an award. */
export class NeedClosedV1 {
  static readonly source = 'matching';
  static readonly type = 'need.closed.v1';
  @IsId() readonly needId!: string;
  @IsIn(['SOLVED_OTHERWISE', 'PLANS_CHANGED', 'NO_BUDGET', 'NO_FITTING_BID', 'PUBLISHED_IN_ERROR'])
  readonly reason!:
    'SOLVED_OTHERWISE' | 'PLANS_CHANGED' | 'NO_BUDGET' | 'NO_FITTING_BID' | 'PUBLISHED_IN_ERROR';
  @IsISO8601() readonly closedAt!: string;
}
