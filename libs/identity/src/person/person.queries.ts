import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '#libs/kernel';
import { load } from '#libs/platform';
import { Person } from './person.entity.js';

/**
 * Locks the person, in all accounts that are known to be theirs, so that two acts upon one person are decided one after
 * the other.
 * @throws DomainError NOT_FOUND
 */
export async function lockedPerson(
  em: EntityManager,
  where: { id?: string; accountKey?: string; disabledAt?: null },
): Promise<Person> {
  const person = await load(em, Person, where, 'person', { hold: true });
  if (person.proofDigest) await lockProof(em, person.proofDigest);
  return person;
}

/** Locks the people who carry a proof; the same lock as in `assert_one_duty`, taken after that on the account as there. */
export async function lockProof(em: EntityManager, digest: string): Promise<void> {
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`identity.proof.${digest}`]);
}

/** The accounts that are known to be of the same person, this one among them. */
export async function accountsOf(em: EntityManager, personId: string): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>('select same_person(?::uuid) as id', [personId]);
  return rows.map(({ id }) => id);
}

/**
 * An act that takes two people is not done by one with two accounts.
 * @throws DomainError TAKES_TWO_PEOPLE when this person is one of the others
 */
export async function assertAnotherPerson(
  em: EntityManager,
  personId: string,
  others: readonly string[],
): Promise<void> {
  const own = await accountsOf(em, personId);
  if (own.some((each) => others.includes(each))) throw new DomainError('TAKES_TWO_PEOPLE');
}
