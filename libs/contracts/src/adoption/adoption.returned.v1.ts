import { IsISO8601, IsIn, IsString, Length } from 'class-validator';
import { IsId } from '../checks/is-id.js';

/** A legal person that had ceased to count towards a goal counts again. */
export class AdoptionReturnedV1 {
  static readonly source = 'adoption';
  static readonly type = 'adoption.returned.v1';
  @IsId() readonly enterpriseId!: string;
  @Length(18, 18) readonly unifiedSocialCreditCode!: string;
  @IsIn(['ON_CLOUD', 'UPGRADED']) readonly goal!: 'ON_CLOUD' | 'UPGRADED';
  @IsIn(['A', 'B', 'C']) readonly grade!: 'A' | 'B' | 'C';
  @IsString() readonly ruleVersion!: string;
  @IsISO8601() readonly returnedAt!: string;
}
