import { IsISO8601, IsString } from 'class-validator';
import { IsId } from '../checks/is-id.js';

/** The key of a machine no longer counts. */
export class MachineKeyRevokedV1 {
  static readonly source = 'identity';
  static readonly type = 'machine-key.revoked.v1';
  @IsString() readonly clientId!: string;
  @IsId() readonly organisationId!: string;
  @IsISO8601() readonly revokedAt!: string;
}
