import { IsISO8601, IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { IsId } from '../checks/is-id.js';

/** A provider is in the resource pool. */
export class ProviderAdmittedV1 {
  static readonly source = 'provider';
  static readonly type = 'provider.admitted.v1';
  @IsId() readonly providerId!: string;
  @Length(18, 18) readonly unifiedSocialCreditCode!: string;
  @IsString() readonly name!: string;
  /** PLATFORM: national platforms, telecom operators and similar. */
  @IsIn(['PLATFORM', 'OTHER']) readonly providerClass!: 'PLATFORM' | 'OTHER';
  /** Absent for providers outside the province. */
  @IsOptional() @Matches(/^\d{6}(\d{3})?$/) readonly divisionCode?: string | null;
  /** The person who applied and becomes its first signatory. */
  @IsOptional() @IsId() readonly registeredBy?: string | null;
  @IsISO8601() readonly admittedAt!: string;
}
