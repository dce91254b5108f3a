import { IsBoolean, IsISO8601, IsIn, IsString, Length } from 'class-validator';
import { IsId } from '../checks/is-id.js';

/** A legal person counts no longer towards a goal. */
export class AdoptionEndedV1 {
  static readonly source = 'adoption';
  static readonly type = 'adoption.ended.v1';
  @IsId() readonly enterpriseId!: string;
  @Length(18, 18) readonly unifiedSocialCreditCode!: string;
  @IsIn(['ON_CLOUD', 'UPGRADED']) readonly goal!: 'ON_CLOUD' | 'UPGRADED';
  /** What it counted with. */
  @IsIn(['A', 'B', 'C']) readonly grade!: 'A' | 'B' | 'C';
  @IsString() readonly ruleVersion!: string;
  /** By time alone: nothing of its use was heard for too long. */
  @IsBoolean() readonly lapsed!: boolean;
  /** The instant from which it counts no longer, which may lie before this was told. */
  @IsISO8601() readonly endedAt!: string;
}
