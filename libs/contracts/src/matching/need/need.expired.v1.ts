import { IsISO8601, IsOptional, Matches } from 'class-validator';
import { IsId } from '../../checks/is-id.js';

/** Nobody awarded a need in time. */
export class NeedExpiredV1 {
  static readonly source = 'matching';
  static readonly type = 'need.expired.v1';
  @IsId() readonly needId!: string;
  /** As far as everybody may know them: a hidden enterprise is left out, a hidden district is its city. */
  @IsOptional() @IsId() readonly enterpriseId?: string;
  @IsOptional() @Matches(/^\d{6}(\d{3})?$/) readonly divisionCode?: string;
  /** The end of the term, which may lie before this was told. */
  @IsISO8601() readonly expiredAt!: string;
}
