import { DAY_MS, inShanghai, dayOf, DomainError, type Fen, type LocalDate } from '#libs/kernel';
import type { NeedContent } from './need-content.js';

/** How long a need may stay open at most. Our own limit: a deadline further off is a slip of the keyboard. */
const LONGEST_OPEN_DAYS = 366;
export interface NeedTerms {
  readonly budgetFromFen: Fen;
  readonly budgetToFen: Fen;
  readonly deliverBy: LocalDate;
  readonly bidDeadline: Date;
}

/** How long an enterprise may take to award after the deadline before its need counts as expired. Our own limit. */
const AWARD_WITHIN_DAYS = 90;
/** The last day before the deadline belongs to the bidders: what changes then comes too late for their calculation. */
const QUIET_DAYS = 1;

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
export function expiresAt(bidDeadline: Date): Date {
  return new Date(bidDeadline.getTime() + AWARD_WITHIN_DAYS * DAY_MS);
}

/** A need with this deadline or an earlier one has expired at the moment, if nobody awarded it. */
export function deadlineOfExpiry(now: Date): Date {
  return new Date(now.getTime() - AWARD_WITHIN_DAYS * DAY_MS);
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

/** @throws DomainError ADDENDUM_TOO_LATE in the last day before the deadline */
export function assertTimeForAddendum(bidDeadline: Date, now: Date): void {
  if (now.getTime() > bidDeadline.getTime() - QUIET_DAYS * DAY_MS)
    throw new DomainError('ADDENDUM_TOO_LATE', { days: QUIET_DAYS, bidDeadline: inShanghai(bidDeadline) });
}

/** @throws DomainError BUDGET_RANGE, BID_DEADLINE_NOT_AHEAD, BID_DEADLINE_TOO_FAR, DELIVER_BY_BEFORE_DEADLINE */
export function assertTerms(
  { budgetFromFen, budgetToFen, deliverBy, bidDeadline }: NeedTerms,
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
  if (bidDeadline.getTime() > now.getTime() + LONGEST_OPEN_DAYS * DAY_MS)
    throw new DomainError('BID_DEADLINE_TOO_FAR', { days: LONGEST_OPEN_DAYS });
  if (deliverBy <= dayOf(bidDeadline))
    throw new DomainError('DELIVER_BY_BEFORE_DEADLINE', {
      deliverBy,
      bidDeadline: inShanghai(bidDeadline),
    });
}
