import { LockMode, type EntityClass, type FilterQuery } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { notFound, type Noun } from '#libs/kernel';

/**
 * Loads what an operation is about, or says in words that it is not there.
 * @param which its id, or the condition under which this person may see it
 * @param hold keeps the row until the transaction ends, so that two who change it come one after the other
 * @throws DomainError NOT_FOUND
 */
export async function load<T extends object>(
  em: EntityManager,
  entity: EntityClass<T>,
  which: FilterQuery<NoInfer<T>>,
  noun: Noun,
  { hold = false } = {},
): Promise<T> {
  const found = await em.findOne(entity, which, hold ? { lockMode: LockMode.PESSIMISTIC_WRITE } : {});
  if (!found) throw notFound(noun);
  return found;
}
