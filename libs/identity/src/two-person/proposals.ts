import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { DAY_MS, newId, notFound } from '#libs/kernel';
import { assertAnotherPerson } from '../person/person.queries.js';
import { Proposal, type ProposedAct } from './proposal.entity.js';

/** Operator's choice: long enough for a second person on leave, short enough that nobody confirms what is forgotten. */
const PROPOSAL_DAYS = 7;

/** Puts an act before a second person; the same act proposed again while it waits is the same proposal. */
export async function propose(
  em: EntityManager,
  act: ProposedAct,
  subjectId: string,
  by: string,
  now: Date,
): Promise<Proposal> {
  const waiting = await em.findOne(
    Proposal,
    { act, subjectId, closedAt: null },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  if (waiting?.isOpen(now)) return waiting;
  if (waiting) {
    waiting.lapse();
    // The index lets one wait at a time, so the old one has to be gone before the new one comes.
    await em.flush();
  }
  return em.create(Proposal, {
    id: newId(),
    act,
    subjectId,
    proposedBy: by,
    proposedAt: now,
    expiresAt: new Date(now.getTime() + PROPOSAL_DAYS * DAY_MS),
    confirmedBy: null,
    closedAt: null,
  });
}

/**
 * The second person agrees.
 * @throws DomainError NOT_FOUND when nothing waits; TAKES_TWO_PEOPLE for who proposed it, in whatever account
 */
export async function confirmed(em: EntityManager, id: string, by: string, now: Date): Promise<Proposal> {
  const proposal = await em.findOne(Proposal, id, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!proposal?.isOpen(now)) throw notFound('proposal');
  await assertAnotherPerson(em, by, [proposal.proposedBy]);
  proposal.confirm(by, now);
  return proposal;
}
