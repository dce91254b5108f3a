const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** The province has one offset all year. */
const PROVINCE_OFFSET = 8 * HOUR;
/** From here on a deadline is marked: a working day is left at most. */
const SOON = DAY;

/** How near a deadline is, and what is left until it. */
export interface Nearness {
  readonly urgency: 'OVER' | 'SOON' | 'LATER';
  readonly day: 'TODAY' | 'TOMORROW' | 'OTHER';
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
}

/**
 * The instant of a deadline: a day (YYYY-MM-DD) is over when the next one begins in the province.
 * @returns milliseconds since the epoch
 */
export function instantOf(deadline: string): number {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(deadline)) return Date.parse(deadline);
  return Date.parse(`${deadline}T00:00:00+08:00`) + DAY;
}

/** @param now milliseconds since the epoch, by the server's clock */
export function nearnessOf(deadline: string, now: number): Nearness {
  const at = instantOf(deadline);
  const left = Math.max(at - now, 0);
  // The last moment of a day belongs to it.
  const ahead = dayOf(at - 1) - dayOf(now);
  return {
    urgency: at <= now ? 'OVER' : left <= SOON ? 'SOON' : 'LATER',
    day: ahead === 0 ? 'TODAY' : ahead === 1 ? 'TOMORROW' : 'OTHER',
    days: Math.floor(left / DAY),
    hours: Math.floor((left % DAY) / HOUR),
    minutes: Math.floor((left % HOUR) / MINUTE),
  };
}

function dayOf(instant: number): number {
  return Math.floor((instant + PROVINCE_OFFSET) / DAY);
}
