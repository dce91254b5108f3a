import { IsISO8601, IsIn, IsString, Length } from 'class-validator';
import { IsId } from '../checks/is-id.js';

/** A legal person goes on counting towards a goal, with another grade of evidence. */
export class AdoptionRegradedV1 {
  static readonly source = 'adoption';
  static readonly type = 'adoption.regraded.v1';
  @IsId() readonly enterpriseId!: string;
  @Length(18, 18) readonly unifiedSocialCreditCode!: string;
  @IsIn(['ON_CLOUD', 'UPGRADED']) readonly goal!: 'ON_CLOUD' | 'UPGRADED';
  @IsIn(['A', 'B', 'C']) readonly gradeBefore!: 'A' | 'B' | 'C';
  @IsIn(['A', 'B', 'C']) readonly grade!: 'A' | 'B' | 'C';
  @IsString() readonly ruleVersion!: string;
  /** The instant from which the grade holds, which may lie before this was told. */
  @IsISO8601() readonly regradedAt!: string;
}
