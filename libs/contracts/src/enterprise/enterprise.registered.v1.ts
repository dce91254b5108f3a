import { IsISO8601, IsOptional, IsString, Length, Matches } from 'class-validator';
import { IsId } from '../checks/is-id.js';

/** An enterprise was registered; it is not certified yet. */
export class EnterpriseRegisteredV1 {
  static readonly source = 'enterprise';
  static readonly type = 'enterprise.registered.v1';
  @IsId() readonly enterpriseId!: string;
  @Length(18, 18) readonly unifiedSocialCreditCode!: string;
  @IsString() readonly name!: string;
  @Matches(/^\d{6}(\d{3})?$/) readonly divisionCode!: string;
  /** GB/T 4754-2017 with its section letter, e.g. C3311. */
  @IsString() readonly industryCode!: string;
  /** The person who registered it and becomes its first signatory; absent for imported files. */
  @IsOptional() @IsId() readonly registeredBy?: string | null;
  @IsISO8601() readonly registeredAt!: string;
}
