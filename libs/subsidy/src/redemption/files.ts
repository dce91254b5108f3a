import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError, notFound, type Acting } from '#libs/kernel';
import { Redemption } from './redemption.entity.js';
import { RedemptionDuty, type Duty } from './duty.entity.js';

/** A redemption with its row held until the transaction ends. */
export async function held(em: EntityManager, id: string): Promise<Redemption> {
  const redemption = await em.findOne(Redemption, id, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!redemption) throw notFound('redemption');
  return redemption;
}

/**
 * One person, one duty on a file, also for what they did before the papers were revised. The database refuses it as well.
 * @throws DomainError DUTIES_SEPARATED naming what this person did on the file before
 */
export async function assertDuty(
  em: EntityManager,
  redemptionId: string,
  now: Duty,
  { personId }: Acting,
): Promise<void> {
  const had = await em.findOne(RedemptionDuty, { redemptionId, personId });
  if (had && had.duty !== now) throw new DomainError('DUTIES_SEPARATED', { earlier: had.duty, now });
}
