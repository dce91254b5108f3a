import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { isOffice, type Acting, type Actor } from '#libs/kernel';
import { Commands, connection, load, Outbox, type Connection, type PageArgs } from '#libs/platform';
import { Person } from '../person/person.entity.js';
import { lockedPerson } from '../person/person.queries.js';
import { propose } from '../two-person/proposals.js';
import { memberViewOf, type MemberData } from './member.js';
import { Membership } from './membership.entity.js';
import { finishMembership } from './memberships.js';
import { Organisation } from './organisation.entity.js';

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
    const organisation = await load(this.em, Organisation, { id: organisationId }, 'organisation');
    const ids = page.edges.map(({ node }) => node.personId);
    const people = new Map((await this.em.find(Person, { id: { $in: ids } })).map((each) => [each.id, each]));
    return {
      ...page,
      edges: page.edges.map(({ node, cursor }) => ({
        cursor,
        node: memberViewOf(node, people.get(node.personId)!, organisation),
      })),
    };
  }

  /** The roles that a person holds now. */
  async ofPerson(personId: string): Promise<MemberData[]> {
    const person = await load(this.em, Person, { id: personId }, 'person');
    const memberships = await this.em.find(
      Membership,
      { personId, endedAt: null },
      { orderBy: { id: 'asc' }, limit: OF_ONE_PERSON_MOST },
    );
    const ids = memberships.map(({ organisationId }) => organisationId);
    const organisations = await this.em.find(Organisation, { id: { $in: ids } });
    const byId = new Map(organisations.map((each) => [each.id, each]));
    return memberships.map((each) => memberViewOf(each, person, byId.get(each.organisationId)!));
  }

  /**
   * Takes a role from a person. It takes a second person where nobody would be left to hold the role, or where it is done
   * by an official in a company that is not theirs: then the first call proposes and `confirmProposal` ends it.
   * @throws DomainError NOT_FOUND
   */
  end(membershipId: string, key: string, by: Actor): Promise<MemberData> {
    const body = { membershipId };
    return this.commands.run({ key, by, name: 'endMembership', body }, async (em, now) => {
      const found = await load(em, Membership, { id: membershipId }, 'membership');
      const acting = by.actingAs('membership.grant', { organisationId: found.organisationId }, 'membership');
      // Two ends at the same moment must not leave nobody between them.
      const organisation = await load(em, Organisation, { id: found.organisationId }, 'organisation', {
        hold: true,
      });
      const person = await lockedPerson(em, { id: found.personId });
      const membership = await em.findOneOrFail(Membership, membershipId, { refresh: true });
      if (!membership.isActive()) return memberViewOf(membership, person, organisation);
      const fromOutside = !isOffice(membership.role) && acting.organisationId !== organisation.id;
      if (fromOutside || (await this.isLast(em, membership))) {
        await propose(em, 'END_MEMBERSHIP', membership.id, by.personId, now);
        return memberViewOf(membership, person, organisation, true);
      }
      finishMembership(em, this.outbox, membership, acting, now);
      return memberViewOf(membership, person, organisation);
    });
  }

  /** What a second person has confirmed. */
  async endConfirmed(em: EntityManager, membershipId: string, by: Acting, now: Date): Promise<void> {
    const { personId } = await load(em, Membership, { id: membershipId }, 'membership');
    await lockedPerson(em, { id: personId });
    const membership = await em.findOneOrFail(Membership, membershipId, { refresh: true });
    finishMembership(em, this.outbox, membership, by, now);
  }

  /** Whether the office, or the right to sign for the company, would be held by nobody afterwards. */
  private async isLast(em: EntityManager, { id, role, organisationId }: Membership): Promise<boolean> {
    if (!isOffice(role) && !role.endsWith('_SIGNATORY')) return false;
    return (await em.count(Membership, { id: { $ne: id }, role, organisationId, endedAt: null })) === 0;
  }
}
