import { dayOf, DomainError, type Fen, type LocalDate } from '#libs/kernel';

export interface NeedTerms {
  readonly budgetFromFen: Fen;
  readonly budgetToFen: Fen;
  readonly deliverBy: LocalDate;
  readonly bidDeadline: Date;
}

/** @throws DomainError BUDGET_RANGE, BID_DEADLINE_NOT_AHEAD, DELIVER_BY_BEFORE_DEADLINE */
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
      bidDeadline: bidDeadline.toISOString(),
      now: now.toISOString(),
    });
  if (deliverBy <= dayOf(bidDeadline))
    throw new DomainError('DELIVER_BY_BEFORE_DEADLINE', {
      deliverBy,
      bidDeadline: bidDeadline.toISOString(),
    });
}
