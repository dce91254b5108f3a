import fc from 'fast-check';
import { clockOf, endOfDays, type Step } from './clock.rules.js';
import { REDEMPTION_MOVES, type RedemptionState } from './redemption.moves.js';

const at = (hours: number): Date => new Date(Date.UTC(2020, 9, 10) + hours * 3_600_000);
const step = (to: RedemptionState, hours: number, reason: string | null = null): Step => ({
  to,
  at: at(hours),
  reason,
});
const HOUR = 3_600_000;

describe('the clock of a file', () => {
  test('stands still while the enterprise has the file back, with the cause', () => {
    const clock = clockOf(
      [
        step('SUBMITTED', 0),
        step('RETURNED', 10, '发票模糊'),
        step('SUBMITTED', 40),
        step('REVIEWED', 41),
        step('APPROVED', 42),
        step('NOTICED', 43),
        step('PAYING', 53),
        step('PAID', 54),
      ],
      at(1000),
      at(50),
    );
    expect(clock.holdings.map(({ holder, stopped }) => [holder, stopped])).toEqual([
      ['BUREAU', false],
      ['ENTERPRISE', true],
      ['BUREAU', false],
      ['COMMISSION', false],
      ['COMMISSION', false],
      ['PUBLIC', false],
      ['FINANCE', false],
      ['FINANCE', false],
    ]);
    expect(clock.holdings[1]).toMatchObject({ cause: '发票模糊', to: at(40) });
    expect(clock).toMatchObject({
      elapsedMs: 54 * HOUR,
      runningMs: 24 * HOUR,
      stoppedMs: 30 * HOUR,
      ended: true,
    });
  });

  test('runs on while nobody has decided', () => {
    expect(clockOf([step('SUBMITTED', 0)], at(5))).toMatchObject({ elapsedMs: 5 * HOUR, ended: false });
  });

  /** A walk through the permitted moves, with hours in between. */
  const walks = fc
    .array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 400 })), { maxLength: 30 })
    .map((choices) => {
      const steps = [step('SUBMITTED', 0)];
      let hours = 0;
      for (const [choice, later] of choices) {
        const next = Object.keys(REDEMPTION_MOVES[steps.at(-1)!.to]) as RedemptionState[];
        if (next.length === 0) break;
        hours += later;
        steps.push(step(next[choice % next.length]!, hours, '理由'));
      }
      return { steps, end: hours };
    });

  test('never runs against two, has no gap, and its parts sum to the whole', () => {
    fc.assert(
      fc.property(walks, fc.nat(500), fc.nat(900), ({ steps, end }, later, closes) => {
        const now = at(end + later);
        const { holdings, elapsedMs, runningMs, stoppedMs, ended } = clockOf(steps, now, at(closes));
        const last = ended ? steps.at(-1)!.at : now;
        expect(elapsedMs).toBe(last.getTime() - steps[0]!.at.getTime());
        expect(runningMs + stoppedMs).toBe(elapsedMs);
        const ends = [...holdings.slice(1).map(({ from }) => from), ...(ended ? [last] : [null])];
        expect(holdings.map(({ to }) => to)).toEqual(holdings.length > 0 ? ends : []);
        expect(holdings.filter(({ from, to }) => (to ?? now) < from)).toEqual([]);
        expect(holdings.filter(({ stopped, cause }) => stopped && cause !== '理由')).toEqual([]);
      }),
    );
  });
});

describe('days by the calendar of Asia/Shanghai', () => {
  test.each([
    ['2020-12-28T15:00:00+08:00', 7, '2021-01-05T00:00:00+08:00'],
    ['2020-12-28T00:00:00+08:00', 1, '2020-12-30T00:00:00+08:00'],
    ['2020-12-28T23:59:59.999+08:00', 1, '2020-12-30T00:00:00+08:00'],
  ])('%s and %d days end at %s', (from, days, end) =>
    expect(endOfDays(new Date(from), days)).toEqual(new Date(end)),
  );
});
