import {
  IsISO8601,
  IsIn,
  IsInt,
  IsNumberString,
  IsOptional,
  IsString,
  Length,
  Matches,
} from 'class-validator';
import { IsId } from '../checks/is-id.js';

/** The bureau of its region certified an enterprise. */
export class EnterpriseCertifiedV1 {
  static readonly source = 'enterprise';
  static readonly type = 'enterprise.certified.v1';
  @IsId() readonly enterpriseId!: string;
  @Length(18, 18) readonly unifiedSocialCreditCode!: string;
  @IsString() readonly name!: string;
  @Matches(/^\d{6}(\d{3})?$/) readonly divisionCode!: string;
  /** GB/T 4754-2017 with its section letter, e.g. C3311. */
  @IsString() readonly industryCode!: string;
  @IsIn(['LARGE', 'MEDIUM', 'SMALL', 'MICRO']) readonly sizeClass!: 'LARGE' | 'MEDIUM' | 'SMALL' | 'MICRO';
  @IsInt() readonly employees!: number;
  @IsNumberString({ no_symbols: true }) readonly priorYearRevenueFen!: string;
  @Matches(/^\d{4}-\d{2}-\d{2}$/) readonly establishedOn!: string;
  /** Of the legal person that controls it, where one does: both share one limit. */
  @IsOptional() @Length(18, 18) readonly controllingUnifiedSocialCreditCode?: string | null;
  /** The pilot of a characteristic industry cluster (特色产业集群) that it belongs to. */
  @IsOptional() @IsString() readonly clusterCode?: string | null;
  @IsISO8601() readonly certifiedAt!: string;
}
