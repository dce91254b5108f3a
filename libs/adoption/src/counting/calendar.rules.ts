import type { LocalDate } from '#libs/kernel';

const HOUR_MS = 3_600_000;

/** The first moment of a day in Asia/Shanghai, or of the day so many days later. */
export function startOfDay(day: LocalDate, daysLater = 0): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) + (daysLater * 24 - 8) * HOUR_MS);
}
