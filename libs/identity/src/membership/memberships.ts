import type { EntityManager } from '@mikro-orm/postgresql';
import { MembershipChangedV1 } from '#libs/contracts';
import { newId, type Acting, type Role } from '#libs/kernel';
import { record, type Outbox } from '#libs/platform';
import { accountsOf } from '../person/person.queries.js';
import { Membership } from './membership.entity.js';
import type { Organisation } from './organisation.entity.js';

export interface NewMembership {
  readonly personId: string;
  readonly organisation: Organisation;
  readonly role: Role;
  readonly divisionCode: string | null;
  /** Null when an event of another service, or a first administrator's link, gave the role. */
  readonly grantedBy: string | null;
  /** Whose act puts it in force. */
  readonly by: Acting;
  readonly reason?: string;
}

/** Puts a role in force and tells the other services. */
export function beginMembership(
  em: EntityManager,
  outbox: Outbox,
  { organisation, by, reason, ...given }: NewMembership,
  now: Date,
): Membership {
  const membership = em.create(Membership, {
    id: newId(),
    ...given,
    organisationId: organisation.id,
    organisationKind: organisation.kind,
    grantedAt: now,
    endedAt: null,
    endedBy: null,
  });
  record(em, { kind: 'MEMBERSHIP', id: membership.id, from: null, to: 'HELD', by, reason, at: now });
  announce(outbox, em, membership, now);
  return membership;
}

/** Ends a role and tells the other services; what has ended stays as it is. */
export function finishMembership(
  em: EntityManager,
  outbox: Outbox,
  membership: Membership,
  by: Acting,
  now: Date,
): void {
  if (!membership.isActive()) return;
  membership.end(by.personId, now);
  record(em, { kind: 'MEMBERSHIP', id: membership.id, from: 'HELD', to: 'ENDED', by, at: now });
  announce(outbox, em, membership, now);
}

/** Tells the other services; events of one person arrive in their order. */
export function announce(outbox: Outbox, em: EntityManager, membership: Membership, now: Date): void {
  const event: MembershipChangedV1 = {
    membershipId: membership.id,
    personId: membership.personId,
    organisationId: membership.organisationId,
    organisationKind: membership.organisationKind,
    role: membership.role,
    divisionCode: membership.divisionCode ?? null,
    active: membership.isActive(),
    changedAt: now.toISOString(),
  };
  outbox.add(em, MembershipChangedV1, membership.personId, event, now);
}

/** What a person holds now, in all accounts that are known to be of the same person. */
export async function heldByPerson(em: EntityManager, personId: string): Promise<Membership[]> {
  return em.find(Membership, { personId: { $in: await accountsOf(em, personId) }, endedAt: null });
}
