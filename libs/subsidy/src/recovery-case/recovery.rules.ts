import { DAY_MS, DomainError, min, sum, type BasisPoints, type Fen, type LocalDate } from '#libs/kernel';

export interface PlannedPart {
  readonly payerName: string;
  readonly dueOn: LocalDate;
  readonly amountFen: Fen;
}
export interface Paid {
  readonly payerName: string;
  readonly amountFen: Fen;
}
/** How a part of the plan stands on a day. */
export interface PartStanding extends PlannedPart {
  readonly paidFen: Fen;
  readonly openFen: Fen;
  readonly overdue: boolean;
}

/**
 * The parts of a plan come to exactly what is owed, with days in order.
 * @throws DomainError PLAN_SUM, PLAN_DAYS, AMOUNT_NOT_POSITIVE
 */
export function assertPlan(parts: readonly PlannedPart[], owedFen: Fen, today: LocalDate): void {
  if (parts.some(({ amountFen }) => amountFen <= 0n)) throw new DomainError('AMOUNT_NOT_POSITIVE');
  const total = sum(parts.map(({ amountFen }) => amountFen));
  if (total !== owedFen)
    throw new DomainError('PLAN_SUM', { plannedFen: String(total), owedFen: String(owedFen) });
  const days = parts.map(({ dueOn }) => dueOn);
  if (days.some((day, i) => day < (days[i - 1] ?? today))) throw new DomainError('PLAN_DAYS', { today });
}

/**
 * What has been paid of each part: a payer's money pays that payer's parts in the order of their days, and what is more
 * than these pays those of the others. A part is overdue from the day after its day, for as long as it is open.
 */
export function standingOf(
  parts: readonly PlannedPart[],
  paid: readonly Paid[],
  today: LocalDate,
): PartStanding[] {
  const left = parts.map(({ amountFen }) => amountFen);
  const pay = (amount: Fen, mine: (part: PlannedPart) => boolean): Fen => {
    let rest = amount;
    parts.forEach((part, i) => {
      if (!mine(part)) return;
      const taken = min(rest, left[i]!);
      left[i] = left[i]! - taken;
      rest -= taken;
    });
    return rest;
  };
  const over = sum(paid.map((each) => pay(each.amountFen, (part) => part.payerName === each.payerName)));
  pay(over, () => true);
  return parts.map((part, i) => ({
    ...part,
    paidFen: part.amountFen - left[i]!,
    openFen: left[i]!,
    overdue: left[i]! > 0n && today > part.dueOn,
  }));
}

export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/**
 * Simple interest on what is overdue, by the day of 365 in the year, rounded down to the fen once for all parts.
 * @param since until which day interest was reckoned before; null when never
 */
export function interestOn(
  standing: readonly PartStanding[],
  rate: BasisPoints,
  since: LocalDate | null,
  today: LocalDate,
): Fen {
  const fenDays = standing
    .filter(({ overdue }) => overdue)
    .map(({ openFen, dueOn }) => {
      const from = since !== null && since > dueOn ? since : dueOn;
      return openFen * BigInt(Math.max(0, daysBetween(from, today)));
    });
  return (sum(fenDays) * BigInt(rate)) / (10_000n * 365n);
}

/** What an appeal takes off: first what is still owed, then what was written off, and only the rest was paid in vain. */
export function reliefOf(
  reduction: Fen,
  owed: Fen,
  writtenOff: Fen,
): { fromOwed: Fen; fromWrittenOff: Fen; refund: Fen } {
  const fromOwed = min(reduction, owed);
  const fromWrittenOff = min(reduction - fromOwed, writtenOff);
  return { fromOwed, fromWrittenOff, refund: reduction - fromOwed - fromWrittenOff };
}
