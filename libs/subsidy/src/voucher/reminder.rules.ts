import { DAY_MS } from '#libs/kernel';

/**
 * Which reminder is due for a voucher whose money is held and not asked for: the last that was passed.
 * Read off the clock, so no job can send it twice or forget it.
 * @param reminderDays days before the end, the fewest first
 * @returns null before the first one and from the end of the window on
 */
export function reminderAt(redeemBy: Date, reminderDays: readonly number[], now: Date): number | null {
  const left = redeemBy.getTime() - now.getTime();
  if (left <= 0) return null;
  return reminderDays.find((days) => left <= days * DAY_MS) ?? null;
}

/** From when on a voucher is reminded of at all. */
export function firstReminderBefore(reminderDays: readonly number[], now: Date): Date {
  return new Date(now.getTime() + Math.max(...reminderDays) * DAY_MS);
}
