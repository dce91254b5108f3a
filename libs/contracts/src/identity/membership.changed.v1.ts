import { IsBoolean, IsISO8601, IsIn, IsOptional, IsString, Matches } from 'class-validator';
import { IsId } from '../checks/is-id.js';

/** A person was given a role in an organisation, or lost it. Each service keeps a copy to know who may do what. */
export class MembershipChangedV1 {
  static readonly source = 'identity';
  static readonly type = 'membership.changed.v1';
  @IsId() readonly membershipId!: string;
  /** The subject of the access token: a person's id, or the client id of a machine. */
  @IsString() readonly personId!: string;
  @IsId() readonly organisationId!: string;
  @IsIn(['ENTERPRISE', 'PROVIDER', 'BUREAU', 'COMMISSION', 'FINANCE', 'AUDIT', 'PLATFORM'])
  readonly organisationKind!:
    'ENTERPRISE' | 'PROVIDER' | 'BUREAU' | 'COMMISSION' | 'FINANCE' | 'AUDIT' | 'PLATFORM';
  @IsString() readonly role!: string;
  /** For officials: the division whose files they handle; absent for all. */
  @IsOptional() @Matches(/^\d{6}(\d{3})?$/) readonly divisionCode?: string | null;
  @IsBoolean() readonly active!: boolean;
  @IsISO8601() readonly changedAt!: string;
}
