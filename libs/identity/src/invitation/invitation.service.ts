import { LockMode, type FilterQuery } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import {
  DAY_MS,
  DomainError,
  isOffice,
  newId,
  notFound,
  SYSTEM,
  type Acting,
  type Actor,
  type OrganisationKind,
  type Role,
} from '#libs/kernel';
import { Clock, Commands, load, Outbox, record } from '#libs/platform';
import { assertMayHold, divisionFor, type Grant } from '../membership/grant.rules.js';
import { beginMembership, heldByPerson } from '../membership/memberships.js';
import { Organisation } from '../membership/organisation.entity.js';
import { accountKey } from '../password/password.rules.js';
import { Person } from '../person/person.entity.js';
import { assertAnotherPerson, lockedPerson } from '../person/person.queries.js';
import { Proofs } from '../person/proofs.service.js';
import { Invitation } from './invitation.entity.js';
import type { InvitationAnswer, InvitationStatus } from './invitation.moves.js';

/** An invitation as both sides see it: of the person nothing but the account that the inviter wrote. */
export interface InvitationData {
  readonly id: string;
  readonly account: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly organisationKind: OrganisationKind;
  readonly role: Role;
  readonly divisionCode: string | null;
  readonly status: InvitationStatus | 'EXPIRED';
  readonly proposedAt: Date;
  readonly expiresAt: Date;
  /** Whether the person has to say who they are before accepting. */
  readonly proofNeeded: boolean;
}

/** Operator's choice. */
const INVITATION_DAYS = 14;
const LISTED_MOST = 100;

/** Roles that are offered: by whom, with which second person, and what the person says to it. */
@Injectable()
export class InvitationService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly commands: Commands,
    private readonly outbox: Outbox,
    private readonly proofs: Proofs,
  ) {}

  /**
   * Offers a person a role. An office, and a role that an official gives in somebody else's company, wait for a second
   * person first.
   * @throws DomainError NOT_FOUND, GRANT_TO_SELF, ROLE_NOT_OF_ORGANISATION, DIVISION_NOT_COVERED,
   *   DIVISION_NOT_APPLICABLE, DUTIES_DO_NOT_COMBINE, MEMBERSHIP_EXISTS, INVITATION_OPEN
   */
  invite(grant: Grant, key: string, by: Actor): Promise<InvitationData> {
    const acting = by.actingAs('membership.grant', { organisationId: grant.organisationId }, 'organisation');
    return this.commands.run({ key, by, name: 'inviteMember', body: { ...grant } }, async (em, now) => {
      const organisation = await load(em, Organisation, { id: grant.organisationId }, 'organisation');
      const divisionCode = divisionFor(organisation, grant);
      const person = await lockedPerson(em, { accountKey: accountKey(grant.account), disabledAt: null });
      if (person.id === by.personId) throw new DomainError('GRANT_TO_SELF');
      const fromOutside = acting.organisationId !== organisation.id;
      // What else a person holds is told to officials only: to a company it would say who handles which files.
      if (isOffice(grant.role)) {
        await assertAnotherPerson(em, by.personId, [person.id]);
        assertMayHold(grant.role, organisation.id, await heldByPerson(em, person.id));
      }
      await this.assertNoneOpen(em, person.id, grant, now);
      const secondPersonNeeded = isOffice(grant.role) || fromOutside;
      const invitation = em.create(Invitation, {
        id: newId(),
        personId: person.id,
        organisationId: organisation.id,
        role: grant.role,
        divisionCode,
        secondPersonNeeded,
        status: secondPersonNeeded ? 'PROPOSED' : 'OFFERED',
        proposedBy: by.personId,
        proposedAt: now,
        expiresAt: new Date(now.getTime() + INVITATION_DAYS * DAY_MS),
        confirmedBy: null,
        confirmedAt: null,
        closedBy: null,
        closedAt: null,
      });
      const { id, status } = invitation;
      record(em, { kind: 'INVITATION', id, from: null, to: status, by: acting, at: now });
      return viewOf(invitation, person, organisation, now);
    });
  }

  /**
   * The second person agrees, or does not.
   * @throws DomainError NOT_FOUND; TAKES_TWO_PEOPLE for who proposed it or is invited, in whatever account;
   *   INVITATION_EXPIRED, INVITATION_ANSWERED
   */
  confirm(id: string, agree: boolean, key: string, by: Actor): Promise<InvitationData> {
    const acting = by.actingAs('membership.confirm', {}, 'invitation');
    return this.moving('confirmInvitation', { id, agree }, key, by, async (em, invitation, now) => {
      if (!invitation.secondPersonNeeded) throw notFound('invitation');
      await assertAnotherPerson(em, by.personId, [invitation.proposedBy, invitation.personId]);
      move(em, invitation, agree ? 'OFFERED' : 'REFUSED', acting, now);
    });
  }

  /** @throws DomainError NOT_FOUND, INVITATION_EXPIRED, INVITATION_ANSWERED */
  withdraw(id: string, key: string, by: Actor): Promise<InvitationData> {
    return this.moving('withdrawInvitation', { id }, key, by, async (em, invitation, now) => {
      const { organisationId } = invitation;
      const acting = by.actingAs('membership.grant', { organisationId }, 'invitation');
      move(em, invitation, 'WITHDRAWN', acting, now);
      return Promise.resolve();
    });
  }

  /** @throws DomainError NOT_FOUND, INVITATION_EXPIRED, INVITATION_ANSWERED */
  decline(id: string, key: string, by: Actor): Promise<InvitationData> {
    return this.moving('declineInvitation', { id }, key, by, async (em, invitation, now) => {
      if (!isFor(invitation, by)) throw notFound('invitation');
      move(em, invitation, 'DECLINED', invitedIn(invitation), now);
      return Promise.resolve();
    });
  }

  /**
   * The person takes the role, and from now on it is in force.
   * @param identityNumber needed once in the life of an account, before its first office
   * @throws DomainError NOT_FOUND, INVITATION_EXPIRED, INVITATION_ANSWERED, PROOF_NEEDED, PROOF_FORMAT, PROOF_DIFFERS,
   *   DUTIES_DO_NOT_COMBINE, MEMBERSHIP_EXISTS, TAKES_TWO_PEOPLE
   */
  async accept(
    id: string,
    identityNumber: string | undefined,
    key: string,
    by: Actor,
  ): Promise<InvitationData> {
    const proof = identityNumber ? await this.proofs.digestOf(identityNumber) : null;
    return this.moving('acceptInvitation', { id, proof }, key, by, async (em, invitation, now) => {
      if (!isFor(invitation, by)) throw notFound('invitation');
      if (identityNumber && !proof) throw new DomainError('PROOF_FORMAT');
      const acting = invitedIn(invitation);
      move(em, invitation, 'ACCEPTED', acting, now);
      const { role, divisionCode, proposedBy, confirmedBy } = invitation;
      const person = await load(em, Person, { id: invitation.personId }, 'person');
      if (proof) await this.proofs.record(em, person, proof, now);
      else if (isOffice(role) && !person.proofDigest) throw new DomainError('PROOF_NEEDED');
      const organisation = await load(em, Organisation, { id: invitation.organisationId }, 'organisation');
      await this.assertCombines(em, person, proof, invitation);
      if (isOffice(role)) {
        await assertAnotherPerson(em, person.id, [proposedBy, ...(confirmedBy ? [confirmedBy] : [])]);
      }
      const given = { personId: person.id, organisation, role, divisionCode: divisionCode ?? null };
      beginMembership(em, this.outbox, { ...given, grantedBy: proposedBy, by: acting }, now);
    });
  }

  /** What is offered to the person who asks and can still be accepted. */
  mine(by: Actor): Promise<InvitationData[]> {
    return this.find((now) => ({ personId: by.personId, status: 'OFFERED', expiresAt: { $gt: now } }));
  }

  /** What an organisation has offered and nobody has answered, also what expired. */
  ofOrganisation(organisationId: string, by: Actor): Promise<InvitationData[]> {
    by.actingAs('membership.grant', { organisationId }, 'organisation');
    return this.find(() => ({ organisationId, status: { $in: ['PROPOSED', 'OFFERED'] } }));
  }

  /** What waits for a second person. */
  awaiting(by: Actor): Promise<InvitationData[]> {
    by.actingAs('membership.confirm', {}, 'invitation');
    return this.find((now) => ({ status: 'PROPOSED', expiresAt: { $gt: now } }));
  }

  /** Over all accounts of the person, also those that the proof given just now brings in. */
  private async assertCombines(
    em: EntityManager,
    person: Person,
    proof: string | null,
    { role, organisationId }: Invitation,
  ): Promise<void> {
    const others = proof ? await em.find(Person, { proofDigest: proof, id: { $ne: person.id } }) : [];
    const held = [await heldByPerson(em, person.id)];
    for (const other of others) held.push(await heldByPerson(em, other.id));
    assertMayHold(role, organisationId, held.flat());
  }

  private async assertNoneOpen(
    em: EntityManager,
    personId: string,
    { organisationId, role }: Grant,
    now: Date,
  ): Promise<void> {
    const open = await em.findOne(
      Invitation,
      { personId, organisationId, role, status: { $in: ['PROPOSED', 'OFFERED'] } },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (!open) return;
    if (open.statusAt(now) !== 'EXPIRED') throw new DomainError('INVITATION_OPEN');
    const { id, status: from, expiresAt: at } = open;
    record(em, { kind: 'INVITATION', id, from, to: 'WITHDRAWN', by: SYSTEM, at, reason: 'expired' });
    open.status = 'WITHDRAWN';
    open.closedAt = open.expiresAt;
    await em.flush();
  }

  /** Loads an invitation under a lock on its person, lets it be moved, and answers with what it has become. */
  private moving(
    name: string,
    body: { readonly id: string; readonly [member: string]: string | boolean | null },
    key: string,
    by: Actor,
    work: (em: EntityManager, invitation: Invitation, now: Date) => Promise<void>,
  ): Promise<InvitationData> {
    return this.commands.run({ key, by, name, body }, async (em, now) => {
      const found = await load(em, Invitation, { id: body.id }, 'invitation');
      const person = await lockedPerson(em, { id: found.personId });
      const invitation = await em.findOneOrFail(Invitation, body.id, {
        refresh: true,
        lockMode: LockMode.PESSIMISTIC_WRITE,
      });
      await work(em, invitation, now);
      const organisation = await load(em, Organisation, { id: invitation.organisationId }, 'organisation');
      return viewOf(invitation, person, organisation, now);
    });
  }

  private async find(where: (now: Date) => FilterQuery<Invitation>): Promise<InvitationData[]> {
    const em = this.em.fork();
    const now = await this.clock.now();
    const found = await em.find(Invitation, where(now), { orderBy: { id: 'desc' }, limit: LISTED_MOST });
    const people = await em.find(Person, { id: { $in: found.map(({ personId }) => personId) } });
    const organisations = await em.find(Organisation, {
      id: { $in: found.map(({ organisationId }) => organisationId) },
    });
    const person = new Map(people.map((each) => [each.id, each]));
    const organisation = new Map(organisations.map((each) => [each.id, each]));
    return found.map((each) =>
      viewOf(each, person.get(each.personId)!, organisation.get(each.organisationId)!, now),
    );
  }
}

/** Moves it and writes that down. @throws DomainError INVITATION_EXPIRED, INVITATION_ANSWERED */
function move(em: EntityManager, invitation: Invitation, to: InvitationAnswer, by: Acting, now: Date): void {
  const { id, status: from } = invitation;
  invitation.move(to, by.personId, now);
  record(em, { kind: 'INVITATION', id, from, to, by, at: now });
}

/** Who answers acts as what they are invited to be: they may have no other role. */
function invitedIn({ personId, organisationId, role }: Invitation): Acting {
  return { personId, organisationId, role };
}

/** An invitation that still waits for its second person is not there for the one it speaks of. */
function isFor({ personId, status }: Invitation, by: Actor): boolean {
  return personId === by.personId && status !== 'PROPOSED' && status !== 'REFUSED';
}

function viewOf(
  invitation: Invitation,
  person: Person,
  organisation: Organisation,
  now: Date,
): InvitationData {
  return {
    id: invitation.id,
    account: person.account,
    organisationId: organisation.id,
    organisationName: organisation.name,
    organisationKind: organisation.kind,
    role: invitation.role,
    divisionCode: invitation.divisionCode ?? null,
    status: invitation.statusAt(now),
    proposedAt: invitation.proposedAt,
    expiresAt: invitation.expiresAt,
    proofNeeded: isOffice(invitation.role) && !person.proofDigest,
  };
}
