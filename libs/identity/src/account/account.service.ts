import { EntityManager, type EntityManager as Em } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DomainError, isOffice, newId, type Actor } from '#libs/kernel';
import { Clock, Commands } from '#libs/platform';
import { Attempts } from '../attempt/attempts.service.js';
import { Mail } from '../mail/mail.js';
import { heldByPerson } from '../membership/memberships.js';
import { MembershipService } from '../membership/membership.service.js';
import { Organisation } from '../membership/organisation.entity.js';
import { hashPassword, passwordMatches } from '../password/password.hash.js';
import { assertPassword } from '../password/password.policy.js';
import { accountKey } from '../password/password.rules.js';
import { AccountHistory, Person, type AccountAct } from '../person/person.entity.js';
import { assertAnotherPerson, lockedPerson } from '../person/person.queries.js';
import { Sessions } from '../session/sessions.service.js';
import { IdentitySettings } from '../settings/identity.settings.js';
import type { ProposedAct } from '../two-person/proposal.entity.js';
import { confirmed, propose } from '../two-person/proposals.js';
import { newResetLink, useLink } from './account-links.js';
import { resetLetter } from './account.letters.js';

/** What became of an order that may take a second person. */
export interface OrderData {
  readonly act: ProposedAct;
  /** The proposal that waits for the second person; null when the act is done. */
  readonly proposalId: string | null;
}

export interface ProposalData {
  readonly id: string;
  readonly act: ProposedAct;
  /** The account that the act is about. */
  readonly account: string;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly expiresAt: Date;
}

const WRONG_MOST = 5;
const LISTED_MOST = 100;

/** Accounts after they have been made: new passwords, closing, opening again. */
@Injectable()
export class AccountService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly commands: Commands,
    private readonly attempts: Attempts,
    private readonly sessions: Sessions,
    private readonly memberships: MembershipService,
    private readonly mail: Mail,
    private readonly settings: IdentitySettings,
  ) {}

  /**
   * A new password for who knows the old one; all other sign-ins of the person end. Not by idempotency key, because the
   * record of a command must not hold a digest of a password; done twice, it fails for the old password.
   * @param sessionId of the sign-in that stays
   * @throws DomainError PASSWORD_WRONG, TOO_MANY_ATTEMPTS, PASSWORD_TOO_SHORT and its like
   */
  async changePassword(
    personId: string,
    current: string,
    next: string,
    sessionId: string | undefined,
  ): Promise<void> {
    const bucket = { key: `password change ${personId}`, most: WRONG_MOST };
    const seconds = await this.attempts.count([bucket]);
    if (seconds !== null) throw new DomainError('TOO_MANY_ATTEMPTS', { minutes: Math.ceil(seconds / 60) });
    const known = await this.em.fork().findOneOrFail(Person, { id: personId, disabledAt: null });
    if (!(await passwordMatches(current, known.passwordHash))) throw new DomainError('PASSWORD_WRONG');
    await this.attempts.forgive([bucket]);
    if (current.normalize('NFKC') === next.normalize('NFKC')) throw new DomainError('PASSWORD_SAME');
    const passwordHash = await this.hashOf(known, next);
    await this.em.fork().transactional(async (em) => {
      const person = await lockedPerson(em, { id: personId, disabledAt: null });
      // Somebody else set another one in between: what was checked is no longer the password.
      if (person.passwordHash !== known.passwordHash) throw new DomainError('PASSWORD_WRONG');
      const now = await this.clock.now(em);
      person.passwordHash = passwordHash;
      note(em, person.id, 'PASSWORD_CHANGED', { byId: personId }, now);
      await this.sessions.endAll(em, person.id, now, sessionId);
    });
  }

  /** A new password for who holds the link; all sign-ins of the person end. @throws DomainError LINK_NOT_VALID and more */
  async resetPassword(secret: string, next: string): Promise<void> {
    await this.em.fork().transactional(async (em) => {
      const personId = await useLink(em, 'RESET_PASSWORD', secret);
      const person = await lockedPerson(em, { id: personId!, disabledAt: null });
      person.passwordHash = await this.hashOf(person, next);
      const now = await this.clock.now(em);
      note(em, person.id, 'PASSWORD_RESET', { byId: person.id }, now);
      await this.sessions.endAll(em, person.id, now);
    });
  }

  /** The first of two people for a new password. @throws DomainError NOT_FOUND, NOT_FOR_ONESELF */
  proposeReset(account: string, key: string, by: Actor): Promise<OrderData> {
    return this.order('RESET_PASSWORD', account, key, by);
  }

  /**
   * Closes an account and ends its sign-ins; an official's takes a second person.
   * @throws DomainError NOT_FOUND, NOT_FOR_ONESELF
   */
  disable(account: string, key: string, by: Actor): Promise<OrderData> {
    return this.order('DISABLE_ACCOUNT', account, key, by);
  }

  /** Opens an account again; an official's takes a second person. @throws DomainError NOT_FOUND, NOT_FOR_ONESELF */
  enable(account: string, key: string, by: Actor): Promise<OrderData> {
    return this.order('ENABLE_ACCOUNT', account, key, by);
  }

  /**
   * The second person agrees, and the act is done.
   * @throws DomainError NOT_FOUND when nothing waits; TAKES_TWO_PEOPLE for who proposed it or is its subject
   */
  async confirm(id: string, key: string, by: Actor): Promise<OrderData> {
    const acting = by.actingAs('membership.confirm', {}, 'proposal');
    return this.commands.run({ key, by, name: 'confirmProposal', body: { id } }, async (em, now) => {
      const proposal = await confirmed(em, id, by.personId, now);
      const { act, subjectId, proposedBy } = proposal;
      if (act === 'END_MEMBERSHIP') await this.memberships.endConfirmed(em, subjectId, acting, now);
      else {
        await assertAnotherPerson(em, by.personId, [subjectId]);
        const person = await lockedPerson(em, { id: subjectId });
        await this.carryOut(em, act, person, { byId: proposedBy, secondId: by.personId }, now);
      }
      return { act, proposalId: null };
    });
  }

  /** What waits for a second person. */
  async waiting(by: Actor): Promise<ProposalData[]> {
    by.actingAs('membership.confirm', {}, 'proposal');
    const now = await this.clock.now();
    return this.em.fork().execute<ProposalData[]>(
      `select proposal.id, act, subject.account, proposer.account as "proposedBy",
              proposed_at as "proposedAt", expires_at as "expiresAt"
       from proposal
       left join membership on act = 'END_MEMBERSHIP' and membership.id = subject_id
       join person subject on subject.id = coalesce(membership.person_id, subject_id)
       join person proposer on proposer.id = proposed_by
       where closed_at is null and expires_at > ? order by proposal.id limit ${LISTED_MOST}`,
      [now],
    );
  }

  private order(act: ProposedAct, account: string, key: string, by: Actor): Promise<OrderData> {
    by.actingAs('account.manage', {}, 'person');
    return this.commands.run({ key, by, name: act, body: { account } }, async (em, now) => {
      const person = await lockedPerson(em, { accountKey: accountKey(account) });
      if (person.id === by.personId) throw new DomainError('NOT_FOR_ONESELF');
      const held = await heldByPerson(em, person.id);
      if (act === 'RESET_PASSWORD' || held.some(({ role }) => isOffice(role))) {
        const { id } = await propose(em, act, person.id, by.personId, now);
        return { act, proposalId: id };
      }
      await this.carryOut(em, act, person, { byId: by.personId }, now);
      return { act, proposalId: null };
    });
  }

  private async carryOut(em: Em, act: ProposedAct, person: Person, hands: Hands, now: Date): Promise<void> {
    if (act === 'RESET_PASSWORD') {
      const secret = await newResetLink(em, person.id);
      await this.mail.send(resetLetter(person, `${this.settings.ISSUER}/reset?link=${secret}`));
    } else if (act === 'DISABLE_ACCOUNT') {
      if (person.isDisabled()) return;
      person.disabledAt = now;
      note(em, person.id, 'DISABLED', hands, now);
      await this.sessions.endAll(em, person.id, now);
    } else {
      if (!person.isDisabled()) return;
      person.disabledAt = null;
      note(em, person.id, 'ENABLED', hands, now);
    }
  }

  /** @throws DomainError PASSWORD_TOO_SHORT and its like */
  private async hashOf(person: Person, password: string): Promise<string> {
    const em = this.em.fork();
    const held = await heldByPerson(em, person.id);
    const ids = held.map(({ organisationId }) => organisationId);
    const organisations = await em.find(Organisation, { id: { $in: ids } });
    assertPassword(password, [person.account, person.displayName, ...organisations.map(({ name }) => name)]);
    return hashPassword(password);
  }
}

interface Hands {
  readonly byId: string | null;
  readonly secondId?: string;
}

/** Writes down what was done to an account. */
export function note(em: Em, personId: string, act: AccountAct, { byId, secondId }: Hands, at: Date): void {
  em.create(AccountHistory, { id: newId(), personId, act, byId, secondId: secondId ?? null, at });
}
