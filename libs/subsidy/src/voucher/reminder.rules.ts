import { DAY_MS } from '#libs/kernel';

/** How many days before its end an enterprise is reminded of a voucher. */
export const REMINDED_DAYS = [1, 7, 30] as const;
export type Reminder = (typeof REMINDED_DAYS)[number];

/**
 * Which reminder is due for a voucher whose money is held and not asked for: the last of 30, 7 and 1 days that was passed.
 * Read off the clock, so no job can send it twice or forget it.
 * @returns null before the first one and from the end of the window on
 */
export function reminderAt(redeemBy: Date, now: Date): Reminder | null {
  const left = redeemBy.getTime() - now.getTime();
  if (left <= 0) return null;
  return REMINDED_DAYS.find((days) => left <= days * DAY_MS) ?? null;
}

/** From when on a voucher is reminded of at all. */
export function firstReminderBefore(now: Date): Date {
  return new Date(now.getTime() + Math.max(...REMINDED_DAYS) * DAY_MS);
}
