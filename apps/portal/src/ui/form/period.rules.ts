/** From when to when, as native fields take it: days, or minutes by the clock of the province. */
export interface PeriodOf {
  readonly from?: string;
  readonly to?: string;
}

/** Whether both ends are said, in their order; a period that is left out is whole too. */
export function isWhole(period: PeriodOf | undefined): boolean {
  if (!period) return true;
  const { from, to } = period;
  return Boolean(from && to && from <= to);
}
