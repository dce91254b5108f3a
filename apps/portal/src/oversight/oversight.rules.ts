const YEAR_MS = 365 * 86_400_000;

/** The days that are looked at: those of the address, else the last year. */
export function spanOf(
  { from, to }: { readonly from?: string; readonly to?: string },
  now: number,
): { readonly from: string; readonly to: string } {
  return { from: from ?? dayOf(now - YEAR_MS), to: to ?? dayOf(now) };
}

/** The day of an instant in the province. */
function dayOf(instant: number): string {
  return new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);
}
