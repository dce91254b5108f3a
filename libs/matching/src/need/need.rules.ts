import { inShanghai, dayOf, DomainError, type Fen, type LocalDate } from '#libs/kernel';

/** How long a need may stay open at most. Our own limit: a deadline further off is a slip of the keyboard. */
const LONGEST_OPEN_DAYS = 366;
const DAY = 24 * 3_600_000;

export interface NeedTerms {
  readonly budgetFromFen: Fen;
  readonly budgetToFen: Fen;
  readonly deliverBy: LocalDate;
  readonly bidDeadline: Date;
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
  if (bidDeadline.getTime() > now.getTime() + LONGEST_OPEN_DAYS * DAY)
    throw new DomainError('BID_DEADLINE_TOO_FAR', { days: LONGEST_OPEN_DAYS });
  if (deliverBy <= dayOf(bidDeadline))
    throw new DomainError('DELIVER_BY_BEFORE_DEADLINE', {
      deliverBy,
      bidDeadline: inShanghai(bidDeadline),
    });
}
