import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { notFound } from '#libs/kernel';
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
