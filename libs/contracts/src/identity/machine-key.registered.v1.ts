import { IsISO8601, IsObject, IsString } from 'class-validator';
import { IsId } from '../checks/is-id.js';

/** A provider registered a machine: its client id and the public key that verifies its tokens and its batches. */
export class MachineKeyRegisteredV1 {
  static readonly source = 'identity';
  static readonly type = 'machine-key.registered.v1';
  @IsString() readonly clientId!: string;
  @IsId() readonly organisationId!: string;
  /** The public key as a JWK (RFC 7517), text members only. */
  @IsObject() readonly publicJwk!: Readonly<Record<string, string>>;
  @IsISO8601() readonly registeredAt!: string;
}
