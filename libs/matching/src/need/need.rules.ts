import { DAY_MS, inShanghai, dayOf, DomainError, type Fen, type LocalDate } from '#libs/kernel';
import type { NeedContent } from './need-content.js';

export interface NeedTerms {
  readonly budgetFromFen: Fen;
  readonly budgetToFen: Fen;
  readonly deliverBy: LocalDate;
  readonly bidDeadline: Date;
}

/** What an addendum may change of a need that is open; who it is for and what it is about stay. */
export type Revision = Partial<
  Pick<
    NeedContent,
    | 'description'
    | 'protocols'
    | 'integrations'
    | 'sites'
    | 'machines'
    | 'budgetFromFen'
    | 'budgetToFen'
    | 'deliverBy'
  >
>;

/** When a need that nobody awarded expires: this moment is not before it any more. */
export function awardByOf(bidDeadline: Date, awardWithinDays: number): Date {
  return new Date(bidDeadline.getTime() + awardWithinDays * DAY_MS);
}

/** Questions are taken for three quarters of the time that a need is open, where the enterprise says nothing else. */
export function usualQuestionsUntil(publishedAt: Date, bidDeadline: Date): Date {
  return new Date(publishedAt.getTime() + ((bidDeadline.getTime() - publishedAt.getTime()) * 3) / 4);
}

/** @throws DomainError QUESTIONS_UNTIL when it is not ahead, or after the deadline for bids */
export function assertQuestionsUntil(questionsUntil: Date, bidDeadline: Date, now: Date): void {
  if (questionsUntil <= now || questionsUntil > bidDeadline)
    throw new DomainError('QUESTIONS_UNTIL', {
      questionsUntil: inShanghai(questionsUntil),
      bidDeadline: inShanghai(bidDeadline),
    });
}

/**
 * The last days before the deadline belong to the bidders: what changes then comes too late for their calculation.
 * @throws DomainError ADDENDUM_TOO_LATE
 */
export function assertTimeForAddendum(bidDeadline: Date, quietDays: number, now: Date): void {
  if (now.getTime() > bidDeadline.getTime() - quietDays * DAY_MS)
    throw new DomainError('ADDENDUM_TOO_LATE', { days: quietDays, bidDeadline: inShanghai(bidDeadline) });
}

/**
 * A deadline further off is a slip of the keyboard.
 * @throws DomainError BID_DEADLINE_TOO_FAR
 */
export function assertNotTooFar(bidDeadline: Date, longestOpenDays: number, now: Date): void {
  if (bidDeadline.getTime() > now.getTime() + longestOpenDays * DAY_MS)
    throw new DomainError('BID_DEADLINE_TOO_FAR', { days: longestOpenDays });
}

/** @throws DomainError BUDGET_RANGE, BID_DEADLINE_NOT_AHEAD, BID_DEADLINE_TOO_FAR, DELIVER_BY_BEFORE_DEADLINE */
export function assertTerms(
  { budgetFromFen, budgetToFen, deliverBy, bidDeadline }: NeedTerms,
  longestOpenDays: number,
  now: Date,
): void {
  if (budgetFromFen <= 0n || budgetFromFen > budgetToFen)
    throw new DomainError('BUDGET_RANGE', {
      budgetFromFen: String(budgetFromFen),
      budgetToFen: String(budgetToFen),
    });
  if (bidDeadline <= now)
    throw new DomainError('BID_DEADLINE_NOT_AHEAD', {
      bidDeadline: inShanghai(bidDeadline),
      now: inShanghai(now),
    });
  assertNotTooFar(bidDeadline, longestOpenDays, now);
  if (deliverBy <= dayOf(bidDeadline))
    throw new DomainError('DELIVER_BY_BEFORE_DEADLINE', {
      deliverBy,
      bidDeadline: inShanghai(bidDeadline),
    });
}
