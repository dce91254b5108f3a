/** A past file: for how many days its clock ran, and whether it ended with the payment or is only not paid yet. */
export interface Observed {
  readonly days: number;
  readonly paid: boolean;
}

/**
 * The probability that a file is paid before its clock has run `within` days, when it has run `already` days without
 * payment: the estimate of Kaplan and Meier over past files. A file that is not paid yet, or that ended without payment,
 * counts for as long as it was watched and not as a failure.
 * @returns between 0 and 1; undefined when no past file was watched as long as this one, or the last that waits was not
 * watched up to `within`: what becomes of it is not known, and 0 would say that it was late
 */
export function paidWithin(past: readonly Observed[], within: number, already: number): number | undefined {
  if (already >= within) return 0;
  const watched = past.filter(({ days }) => days > already);
  if (watched.length === 0) return undefined;
  const ends = [...new Set(watched.filter(({ paid }) => paid).map(({ days }) => days))]
    .filter((days) => days <= within)
    .toSorted((a, b) => a - b);
  let unpaid = 1;
  for (const end of ends) {
    const atRisk = watched.filter(({ days }) => days >= end).length;
    const paid = watched.filter(({ days, paid: done }) => done && days === end).length;
    unpaid *= 1 - paid / atRisk;
  }
  const watchedTo = Math.max(...watched.map(({ days }) => days));
  return unpaid > 0 && watchedTo < within ? undefined : 1 - unpaid;
}
