import type { EntityManager } from '@mikro-orm/postgresql';
import { LockMode } from '@mikro-orm/core';
import { DomainError, inShanghai } from '#libs/kernel';
import { Award, Complaint } from './award.entity.js';
import { turnOf } from './complaint.rules.js';

/** What keeps a contract from being signed. */
export interface AwardBlock {
  readonly kind: 'STANDSTILL' | 'COMPLAINT';
  /** Null where it depends on a decision. */
  readonly until: Date | null;
}

/**
 * What keeps the contract of an award from being signed: the standstill, and complaints that are not over. Holds the
 * award until the end of the transaction, so that no complaint comes in between. Nothing for a contract without award.
 */
async function awardBlocks(
  em: EntityManager,
  { needId, bidId }: { needId: string; bidId?: string | null },
  now: Date,
): Promise<AwardBlock[]> {
  if (!bidId) return [];
  const award = await em.findOne(
    Award,
    { needId, bidId, withdrawnAt: null },
    { lockMode: LockMode.PESSIMISTIC_READ },
  );
  if (!award) return [];
  const { standstillUntil } = award;
  const turns = (await em.find(Complaint, { awardId: award.id }))
    .map((complaint) => turnOf(timesOf(complaint), now))
    .filter(({ mover }) => mover !== 'NOBODY');
  return [
    ...(standstillUntil && now < standstillUntil
      ? [{ kind: 'STANDSTILL' as const, until: standstillUntil }]
      : []),
    ...turns.map(({ until }) => ({ kind: 'COMPLAINT' as const, until })),
  ];
}

/** @throws DomainError STANDSTILL, COMPLAINT_OPEN */
export async function assertNotBlocked(
  em: EntityManager,
  contract: { needId: string; bidId?: string | null },
  now: Date,
): Promise<void> {
  const [block] = await awardBlocks(em, contract, now);
  if (block?.kind === 'STANDSTILL')
    throw new DomainError('STANDSTILL', { until: block.until ? inShanghai(block.until) : '–' });
  if (block) throw new DomainError('COMPLAINT_OPEN');
}

export function timesOf({ state, answerBy, answeredAt, escalateBy }: Complaint) {
  return { state, answerBy, answeredAt: answeredAt ?? null, escalateBy };
}
