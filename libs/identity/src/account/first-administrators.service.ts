import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DomainError, newId, SYSTEM } from '#libs/kernel';
import { Clock, Outbox } from '#libs/platform';
import { assertMayHold } from '../membership/grant.rules.js';
import { beginMembership, heldByPerson } from '../membership/memberships.js';
import { Organisation } from '../membership/organisation.entity.js';
import { PersonService, type SignUp } from '../person/person.service.js';
import { Person } from '../person/person.entity.js';
import { lockProof } from '../person/person.queries.js';
import { Proofs } from '../person/proofs.service.js';
import { useLink } from './account-links.js';
import { note } from './account.service.js';

/**
 * The first two administrators come from outside: who can start the platform gives each a link. From then on every office
 * takes two people who are there already, and no link is made any more while an administrator is left.
 */
@Injectable()
export class FirstAdministrators {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly people: PersonService,
    private readonly proofs: Proofs,
  ) {}

  /**
   * Makes the account and the administrator in one go.
   * @throws DomainError LINK_NOT_VALID; what signing up may throw; PROOF_FORMAT; DUTIES_DO_NOT_COMBINE and
   *   TAKES_TWO_PEOPLE for a person who is known already
   */
  async begin(secret: string, signUp: SignUp, identityNumber: string): Promise<void> {
    const proof = await this.proofs.digestOf(identityNumber);
    if (!proof) throw new DomainError('PROOF_FORMAT');
    const newcomer = await this.people.prepare(signUp);
    await this.em.fork().transactional(async (em) => {
      await em.execute(`select pg_advisory_xact_lock(hashtext('identity.first_administrator'))`);
      const [{ wanted } = { wanted: false }] = await em.execute<{ wanted: boolean }[]>(
        'select administrators_wanted() as wanted',
      );
      if (!wanted) throw new DomainError('LINK_NOT_VALID');
      await useLink(em, 'FIRST_ADMINISTRATOR', secret);
      const now = await this.clock.now(em);
      await lockProof(em, proof);
      const earlier = await em.find(Person, { proofDigest: proof });
      const held = (await Promise.all(earlier.map((each) => heldByPerson(em, each.id)))).flat();
      // Two administrators are two people, or one could agree with oneself.
      if (held.some(({ role }) => role === 'ADMINISTRATOR')) throw new DomainError('TAKES_TWO_PEOPLE');
      const person = await this.people.add(em, newcomer, now);
      await this.proofs.record(em, person, proof, now);
      await em.flush();
      const organisation = await this.platform(em);
      assertMayHold('ADMINISTRATOR', organisation.id, held);
      const given = { personId: person.id, organisation, role: 'ADMINISTRATOR', divisionCode: null } as const;
      const reason = 'the link of a first administrator';
      beginMembership(em, this.outbox, { ...given, grantedBy: null, by: SYSTEM, reason }, now);
      note(em, person.id, 'FIRST_ADMINISTRATOR', { byId: null }, now);
    });
  }

  private async platform(em: EntityManager): Promise<Organisation> {
    const known = await em.findOne(Organisation, { kind: 'PLATFORM' }, { orderBy: { id: 'asc' } });
    if (known) return known;
    const made = em.create(Organisation, {
      id: newId(),
      kind: 'PLATFORM',
      name: '云上平台运营中心',
      divisionCode: null,
    });
    await em.flush();
    return made;
  }
}
