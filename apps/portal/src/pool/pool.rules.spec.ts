import { describe, expect, test } from '@jest/globals';
import { STANDING_MOVES } from '../../../../libs/provider/src/admission/standing.moves.js';
import {
  appealed,
  LEADS_TO,
  mayLeave,
  measuresFor,
  rectifyBy,
  type Standing,
  type StandingChange,
  type StandingFile,
  whyNoAppeal,
} from './pool.rules.js';

const STANDINGS = Object.keys(STANDING_MOVES) as Standing[];
const moves = (from: Standing): Readonly<Record<string, readonly string[]>> => STANDING_MOVES[from];

const change = (toStanding: Standing, more: Partial<StandingChange> = {}): StandingChange => ({
  id: 'c',
  fromStanding: 'GOOD',
  toStanding,
  reason: 'x',
  clearBy: null,
  at: '2020-09-01T00:00:00Z',
  appeal: null,
  ...more,
});
const appeal = (decision: 'UPHELD' | 'REJECTED' | null) => ({
  id: 'a',
  statement: 'x',
  filedAt: '2020-09-02T00:00:00Z',
  decision,
  decisionReason: null,
  decidedAt: null,
});
const file = (standing: Standing, ...changes: StandingChange[]): StandingFile => ({ standing, changes });

describe('the buttons are the moves of the server', () => {
  test.each(STANDINGS)('of a programme manager from %s', (from) => {
    const permitted = Object.entries(moves(from)).flatMap(([to, roles]) =>
      roles.includes('PROGRAMME_MANAGER') ? [to] : [],
    );
    expect(
      measuresFor(from)
        .map((measure) => LEADS_TO[measure])
        .toSorted(),
    ).toEqual(permitted.toSorted());
  });

  test.each(STANDINGS)('of the provider that leaves from %s', (from) => {
    expect(mayLeave(from)).toBe(moves(from)['WITHDRAWN'] !== undefined);
  });
});

describe('an appeal', () => {
  test.each([
    ['not without a change', file('GOOD'), 'NO_SANCTION'],
    ['not against a return', file('GOOD', change('GOOD'), change('WARNED')), 'NO_SANCTION'],
    ['against the newest sanction', file('WARNED', change('WARNED')), null],
    ['not twice', file('WARNED', change('WARNED', { appeal: appeal(null) })), 'WAITS'],
    ['not again', file('WARNED', change('WARNED', { appeal: appeal('REJECTED') })), 'DECIDED'],
  ])('%s', (_, standing, expected) => expect(whyNoAppeal(standing)).toBe(expected));

  test('waits at its change, also when the standing has changed since', () => {
    const waiting = change('WARNED', { appeal: appeal(null) });
    expect(appealed(file('SUSPENDED', change('SUSPENDED'), waiting))).toBe(waiting);
    expect(appealed(file('WARNED', change('WARNED', { appeal: appeal('REJECTED') })))).toBeUndefined();
  });
});

test('a day to rectify holds while the order does', () => {
  const ordered = change('RECTIFYING', { clearBy: '2020-10-31' });
  expect(rectifyBy(file('RECTIFYING', ordered))).toBe('2020-10-31');
  expect(rectifyBy(file('GOOD', change('GOOD'), ordered))).toBeNull();
});
