import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { MembershipChangedV1 } from '#libs/contracts';
import { covers, DomainError, newId, ROLES_OF, type Actor, type Role } from '#libs/kernel';
import { Commands, connection, Outbox, type Connection, type PageArgs } from '#libs/platform';
import { rolesAgainst } from './duties.rules.js';
import { memberViewOf, type MemberData } from './member.js';
import { Membership } from './membership.entity.js';
import { Organisation } from './organisation.entity.js';
import { accountKey } from '../password/password.rules.js';
import { Person } from '../person/person.entity.js';
import { lockedPerson } from '../person/person.queries.js';

export interface Grant {
  readonly organisationId: string;
  readonly account: string;
  readonly role: Role;
  readonly divisionCode?: string;
}

const OF_ONE_PERSON_MOST = 100;

/** Who holds which role where. */
@Injectable()
export class MembershipService {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
    private readonly outbox: Outbox,
  ) {}

  /** The roles that are held in an organisation now, in the order in which they were given. */
  async list(organisationId: string, { first, after }: PageArgs, by: Actor): Promise<Connection<MemberData>> {
    by.actingAs('membership.read', { organisationId }, 'organisation');
    const page = connection(
      await this.em.findByCursor(Membership, {
        where: { organisationId, endedAt: null },
        orderBy: { id: 'asc' },
        first,
        after,
      }),
    );
    const ids = page.edges.map(({ node }) => node.personId);
    const people = new Map((await this.em.find(Person, { id: { $in: ids } })).map((each) => [each.id, each]));
    return {
      ...page,
      edges: page.edges.map(({ node, cursor }) => ({
        cursor,
        node: memberViewOf(node, people.get(node.personId)!),
      })),
    };
  }

  /** The roles that a person holds now. */
  async ofPerson(personId: string): Promise<MemberData[]> {
    const person = await this.em.findOneOrFail(Person, personId);
    const memberships = await this.em.find(
      Membership,
      { personId, endedAt: null },
      { orderBy: { id: 'asc' }, limit: OF_ONE_PERSON_MOST },
    );
    return memberships.map((membership) => memberViewOf(membership, person));
  }

  /**
   * Gives a person a role in an organisation.
   * @throws DomainError NOT_FOUND, GRANT_TO_SELF, ROLE_NOT_OF_ORGANISATION, DIVISION_NOT_COVERED,
   *   DIVISION_NOT_APPLICABLE, DUTIES_DO_NOT_COMBINE, MEMBERSHIP_EXISTS
   */
  grant(grant: Grant, key: string, by: Actor): Promise<MemberData> {
    by.actingAs('membership.grant', { organisationId: grant.organisationId }, 'organisation');
    const body = { ...grant };
    return this.commands.run({ key, by, name: 'grantMembership', body }, async (em, now) => {
      const organisation = await em.findOneOrFail(Organisation, grant.organisationId);
      const divisionCode = divisionFor(organisation, grant);
      const person = await lockedPerson(em, { accountKey: accountKey(grant.account), disabledAt: null });
      if (person.id === by.personId) throw new DomainError('GRANT_TO_SELF');
      assertMayHold(grant.role, organisation.id, await activeRoles(em, person.id));
      const membership = em.create(Membership, {
        id: newId(),
        personId: person.id,
        organisationId: organisation.id,
        organisationKind: organisation.kind,
        role: grant.role,
        divisionCode,
        grantedAt: now,
        grantedBy: by.personId,
        endedAt: null,
        endedBy: null,
      });
      announce(this.outbox, em, membership, now);
      return memberViewOf(membership, person);
    });
  }

  /** Takes a role from a person. @throws DomainError NOT_FOUND */
  end(membershipId: string, key: string, by: Actor): Promise<MemberData> {
    const body = { membershipId };
    return this.commands.run({ key, by, name: 'endMembership', body }, async (em, now) => {
      const found = await em.findOneOrFail(Membership, membershipId);
      by.actingAs('membership.grant', { organisationId: found.organisationId }, 'membership');
      const person = await lockedPerson(em, { id: found.personId });
      const membership = await em.findOneOrFail(Membership, membershipId, { refresh: true });
      if (membership.isActive()) {
        membership.end(by.personId, now);
        announce(this.outbox, em, membership, now);
      }
      return memberViewOf(membership, person);
    });
  }
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

export function activeRoles(em: EntityManager, personId: string): Promise<Membership[]> {
  return em.find(Membership, { personId, endedAt: null });
}

function assertMayHold(role: Role, organisationId: string, held: readonly Membership[]): void {
  if (held.some((each) => each.organisationId === organisationId && each.role === role)) {
    throw new DomainError('MEMBERSHIP_EXISTS', { role });
  }
  const against = rolesAgainst(
    role,
    held.map((each) => each.role),
  );
  if (against.length > 0) throw new DomainError('DUTIES_DO_NOT_COMBINE', { role, held: against });
}

/** The division for which the role is held: an authority's own unless a smaller one is named; none for companies. */
function divisionFor(
  { kind, divisionCode: own }: Organisation,
  { role, divisionCode }: Grant,
): string | null {
  const allowed: readonly Role[] = ROLES_OF[kind].filter((each) => each !== 'USAGE_REPORTER');
  if (!allowed.includes(role)) throw new DomainError('ROLE_NOT_OF_ORGANISATION', { kind, role, allowed });
  if (kind === 'ENTERPRISE' || kind === 'PROVIDER') {
    if (divisionCode !== undefined) throw new DomainError('DIVISION_NOT_APPLICABLE');
    return null;
  }
  if (divisionCode === undefined) return own ?? null;
  if (own && !covers(own, divisionCode)) {
    throw new DomainError('DIVISION_NOT_COVERED', { division: divisionCode, covered: own });
  }
  return divisionCode;
}
