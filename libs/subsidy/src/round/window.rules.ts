/** When a notice closes that opens now: a number of whole days later. */
export function noticeClosesAt(opensAt: Date, days: number): Date {
  return new Date(opensAt.getTime() + days * 24 * 60 * 60 * 1000);
}
