import { firstReminderBefore, reminderAt } from './reminder.rules.js';

/** As the policy ships. */
const REMINDERS = [1, 7, 30];
const redeemBy = new Date('2021-02-08T17:00:00+08:00');
const days = (many: number, milliseconds = 0) =>
  new Date(redeemBy.getTime() - many * 86_400_000 - milliseconds);

test.each([
  ['a millisecond before the first', days(30, 1), null],
  ['thirty days before', days(30), 30],
  ['eight days before', days(8), 30],
  ['seven days before', days(7), 7],
  ['one day before', days(1), 1],
  ['in the last millisecond', days(0, 1), 1],
  ['when the window has closed', days(0), null],
])('the reminder %s', (_, now, expected) => expect(reminderAt(redeemBy, REMINDERS, now)).toBe(expected));

test('a voucher enters the list with its first reminder', () =>
  expect(firstReminderBefore(REMINDERS, days(30))).toEqual(redeemBy));
