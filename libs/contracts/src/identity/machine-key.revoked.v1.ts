import { IsISO8601, IsString, IsUUID } from 'class-validator';

/** The key of a machine no longer counts. */
export class MachineKeyRevokedV1 {
  static readonly source = 'identity';
  static readonly type = 'machine-key.revoked.v1';
  @IsString() readonly clientId!: string;
  @IsUUID() readonly organisationId!: string;
  @IsISO8601() readonly revokedAt!: string;
}
