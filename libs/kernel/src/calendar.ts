import { DomainError } from './errors.js';

/** A day of the calendar in Asia/Shanghai, `YYYY-MM-DD`. Two of them compare as text. */
export type LocalDate = string;

export const DAY_MS = 24 * 60 * 60 * 1000;

/** China keeps one time all year, eight hours ahead of UTC. */
const SHANGHAI_AHEAD_MS = 8 * 60 * 60 * 1000;

const MOMENT =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;
/** Within these years a date is meant; outside them it is a slip of the keyboard. */
const YEARS = { first: 1900, last: 2200 };

/** Whether a text names a day that the calendar has: 31 November is none. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(text);
}

/**
 * Reads a moment as RFC 3339 writes it, always with its offset: without one the reader's own zone would decide.
 * @throws DomainError MOMENT_FORMAT for any other text, a day or time that does not exist, a year before 1900 or after 2200
 */
export function parseMoment(value: unknown): Date {
  const day = typeof value === 'string' ? MOMENT.exec(value)?.[1] : undefined;
  const year = Number(day?.slice(0, 4));
  if (!day || !isDay(day) || year < YEARS.first || year > YEARS.last)
    throw new DomainError('MOMENT_FORMAT', { value: String(value).slice(0, 40) });
  return new Date(String(value));
}

/** The day that the calendar in Asia/Shanghai shows at a moment. */
export function dayOf(moment: Date): LocalDate {
  return new Date(moment.getTime() + SHANGHAI_AHEAD_MS).toISOString().slice(0, 10);
}

/** A moment as the calendar of Asia/Shanghai shows it, to the millisecond: `2020-09-30T17:00:00.000+08:00`. */
export function inShanghai(moment: Date): string {
  return new Date(moment.getTime() + SHANGHAI_AHEAD_MS).toISOString().replace('Z', '+08:00');
}

/** The same day so many months later, or the last day of that month where it is shorter: 2020-01-31 + 1 = 2020-02-29. */
export function addMonths(day: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last.getUTCDate())))
    .toISOString()
    .slice(0, 10);
}

/** So many days later. */
export function addDays(day: LocalDate, days: number): LocalDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}
