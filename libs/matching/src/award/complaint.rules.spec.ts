import { turnOf } from './complaint.rules.js';

const at = (hour: number) => new Date(Date.UTC(2020, 9, 10, hour));
const times = { answerBy: at(10), answeredAt: null, escalateBy: at(20) };

test.each([
  ['RAISED', 9, 'ENTERPRISE', at(10)],
  ['RAISED', 10, 'PROVIDER', at(20)],
  ['RAISED', 20, 'NOBODY', null],
  ['ANSWERED', 9, 'PROVIDER', at(20)],
  ['ANSWERED', 20, 'NOBODY', null],
  ['ESCALATED', 23, 'BUREAU', null],
  ['UPHELD', 9, 'NOBODY', null],
  ['DISMISSED', 9, 'NOBODY', null],
  ['SETTLED', 9, 'NOBODY', null],
] as const)('%s at %s o’clock: the move is of %s', (state, hour, mover, until) => {
  expect(turnOf({ ...times, state }, at(hour))).toEqual({ mover, until });
});
