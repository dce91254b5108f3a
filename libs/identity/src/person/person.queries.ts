import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError, notFound } from '#libs/kernel';
import { Person } from './person.entity.js';

/** Locks the person, so that two acts upon one person are decided one after the other. @throws DomainError NOT_FOUND */
export async function lockedPerson(
  em: EntityManager,
  where: { id?: string; accountKey?: string; disabledAt?: null },
): Promise<Person> {
  const person = await em.findOne(Person, where, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!person) throw notFound('person');
  return person;
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
