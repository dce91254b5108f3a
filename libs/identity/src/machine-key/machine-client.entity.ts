import { defineEntity, p } from '@mikro-orm/core';
import type { Role } from '#libs/kernel';
import { stateOf } from '#libs/platform';
import type { PublicJwk } from './public-jwk.rules.js';

const MachineClientSchema = defineEntity({
  name: 'MachineClient',
  properties: {
    clientId: p.uuid().primary(),
    organisationId: p.uuid(),
    name: p.text(),
    role: p.text().$type<Role>(),
    publicJwk: p.json<PublicJwk>(),
    /** RFC 7638. One key belongs to one machine, so that a signature names who made it. */
    thumbprint: p.text().unique('machine_client_thumbprint_unique'),
    registeredAt: p.datetime(),
    registeredBy: p.uuid().nullable(),
    revokedAt: stateOf('MACHINE_CLIENT', p.datetime(), 'clientId').nullable(),
    revokedBy: p.uuid().nullable(),
  },
});

/** A program of a provider that signs in by a key of its own and may do one narrow thing. */
export class MachineClient extends MachineClientSchema.class {
  isActive(): boolean {
    return this.revokedAt === null || this.revokedAt === undefined;
  }

  /** Revoking what is revoked changes nothing, so the first revocation stays on record. */
  revoke(by: string, at: Date): void {
    if (!this.isActive()) return;
    this.revokedAt = at;
    this.revokedBy = by;
  }
}
MachineClientSchema.setClass(MachineClient);
