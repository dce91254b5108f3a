/** The province has one offset all year. */
const OFFSET = '+08:00';
const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** A moment as a field for date and time takes it, by the clock of the province: 2020-10-08T17:00. */
export function minuteOf(moment: string): string {
  return new Date(Date.parse(moment) + OFFSET_MS).toISOString().slice(0, 16);
}

/** What such a field says, as a moment; undefined while it says none. */
export function momentOf(minute: string | undefined): string | undefined {
  return minute && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(minute) ? `${minute}:00${OFFSET}` : undefined;
}

/** The end of the working day so many days from now. */
export function eveningIn(days: number, now: number): string {
  return `${minuteOf(new Date(now + days * DAY_MS).toISOString()).slice(0, 10)}T17:00`;
}
