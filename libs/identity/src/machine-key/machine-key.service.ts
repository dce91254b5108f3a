import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { MachineKeyRegisteredV1, MachineKeyRevokedV1, MembershipChangedV1 } from '#libs/contracts';
import { DomainError, newId, type Actor } from '#libs/kernel';
import { Commands, load, Outbox, record, whenTaken, type Data } from '#libs/platform';
import { MachineClient } from './machine-client.entity.js';
import { Organisation } from '../membership/organisation.entity.js';
import { canonicalPublicJwk, thumbprintOf, type KeyMembers, type PublicJwk } from './public-jwk.rules.js';

export interface MachineKey {
  readonly organisationId: string;
  readonly name: string;
  readonly publicJwk: KeyMembers;
}

/** The one thing that a machine may do so far. */
const MACHINE_ROLE = 'USAGE_REPORTER';

/** Programs of providers and the keys by which they are known. */
@Injectable()
export class MachineKeyService {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Registers a machine; its client id is what it names at the token endpoint (RFC 7523).
   * @throws DomainError NOT_FOUND, NOT_A_PROVIDER, MACHINE_KEY_UNSUITABLE, MACHINE_KEY_KNOWN
   */
  async register(given: MachineKey, key: string, by: Actor): Promise<Data<MachineClient>> {
    const as = by.actingAs('machine.manage', { organisationId: given.organisationId }, 'organisation');
    const publicJwk = canonicalPublicJwk(given.publicJwk);
    if (!publicJwk) throw new DomainError('MACHINE_KEY_UNSUITABLE');
    const body = { organisationId: given.organisationId, name: given.name, publicJwk };
    return this.commands
      .run({ key, by, name: 'registerMachineKey', body }, async (em, now) => {
        const organisation = await load(em, Organisation, { id: given.organisationId }, 'organisation');
        if (organisation.kind !== 'PROVIDER') throw new DomainError('NOT_A_PROVIDER');
        const machine = enrol(em, this.outbox, { ...body, registeredBy: by.personId }, now);
        record(em, {
          kind: 'MACHINE_CLIENT',
          id: machine.clientId,
          from: null,
          to: 'REGISTERED',
          by: as,
          at: now,
        });
        return machine;
      })
      .catch(whenTaken('machine_client_thumbprint_unique', 'MACHINE_KEY_KNOWN'));
  }

  /** Ends a machine: its next sign-in fails, and the other services learn that its key no longer counts. */
  revoke(clientId: string, key: string, by: Actor): Promise<Data<MachineClient>> {
    return this.commands.run({ key, by, name: 'revokeMachineKey', body: { clientId } }, async (em, now) => {
      const machine = await load(em, MachineClient, { clientId }, 'machine client', { hold: true });
      const { organisationId } = machine;
      const as = by.actingAs('machine.manage', { organisationId }, 'machine client');
      if (!machine.isActive()) return machine;
      machine.revoke(by.personId, now);
      record(em, {
        kind: 'MACHINE_CLIENT',
        id: clientId,
        from: 'REGISTERED',
        to: 'REVOKED',
        by: as,
        at: now,
      });
      const revoked: MachineKeyRevokedV1 = { clientId, organisationId, revokedAt: now.toISOString() };
      this.outbox.add(em, MachineKeyRevokedV1, clientId, revoked, now);
      this.outbox.add(em, MembershipChangedV1, clientId, roleOf(machine, false, now), now);
      return machine;
    });
  }

  /** The machines of a provider, revoked ones too, newest last. */
  async list(organisationId: string, by: Actor): Promise<MachineClient[]> {
    by.actingAs('machine.manage', { organisationId }, 'organisation');
    return this.em.find(
      MachineClient,
      { organisationId },
      { orderBy: { clientId: 'asc' }, limit: LISTED_MOST },
    );
  }
}

const LISTED_MOST = 100;

export interface Enrolment {
  readonly organisationId: string;
  readonly name: string;
  readonly publicJwk: PublicJwk;
  readonly registeredBy: string | null;
}

/** Adds a machine and tells the other services its key and its role. @param publicJwk in its canonical form */
export function enrol(em: EntityManager, outbox: Outbox, enrolment: Enrolment, now: Date): MachineClient {
  const { organisationId, publicJwk } = enrolment;
  const machine = em.create(MachineClient, {
    ...enrolment,
    clientId: newId(),
    role: MACHINE_ROLE,
    thumbprint: thumbprintOf(publicJwk),
    registeredAt: now,
    revokedAt: null,
    revokedBy: null,
  });
  const { clientId } = machine;
  const registered: MachineKeyRegisteredV1 = {
    clientId,
    organisationId,
    publicJwk,
    registeredAt: now.toISOString(),
  };
  outbox.add(em, MachineKeyRegisteredV1, clientId, registered, now);
  outbox.add(em, MembershipChangedV1, clientId, roleOf(machine, true, now), now);
  return machine;
}

/** A machine has one role for as long as it lives, so the machine's id serves as the id of that membership. */
function roleOf(machine: MachineClient, active: boolean, now: Date): MembershipChangedV1 {
  return {
    membershipId: machine.clientId,
    personId: machine.clientId,
    organisationId: machine.organisationId,
    organisationKind: 'PROVIDER',
    role: machine.role,
    divisionCode: null,
    active,
    changedAt: now.toISOString(),
  };
}
