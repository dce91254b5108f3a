import fc from 'fast-check';
import { sum } from '#libs/kernel';
import { assertPlan, daysBetween, interestOn, reliefOf, standingOf } from './recovery.rules.js';

const part = (dueOn: string, amountFen: bigint, payerName = '演示厂') => ({ payerName, dueOn, amountFen });

describe('a plan', () => {
  const parts = [part('2021-03-01', 40n), part('2021-04-01', 60n)];
  test('comes to exactly what is owed', () => {
    expect(() => assertPlan(parts, 100n, '2021-02-01')).not.toThrow();
    expect(() => assertPlan(parts, 101n, '2021-02-01')).toThrow('PLAN_SUM');
  });
  test('has its days in order and none in the past', () => {
    expect(() => assertPlan(parts.toReversed(), 100n, '2021-02-01')).toThrow('PLAN_DAYS');
    expect(() => assertPlan(parts, 100n, '2021-03-02')).toThrow('PLAN_DAYS');
  });
  test('has no empty part', () =>
    expect(() => assertPlan([part('2021-03-01', 0n)], 0n, '2021-02-01')).toThrow('AMOUNT_NOT_POSITIVE'));
});

describe('what is paid', () => {
  test.each([
    ['nothing is overdue on the day itself', 0n, '2021-03-01', [false, false]],
    ['the first is overdue on the day after', 0n, '2021-03-02', [true, false]],
    ['a part of it paid leaves it overdue', 39n, '2021-03-02', [true, false]],
    ['all of it paid does not', 40n, '2021-03-02', [false, false]],
    ['both are overdue', 40n - 1n, '2021-05-01', [true, true]],
  ])('%s', (_, amountFen, today, overdue) => {
    const parts = [part('2021-03-01', 40n), part('2021-04-01', 60n)];
    const standing = standingOf(parts, [{ payerName: '演示厂', amountFen }], today);
    expect(standing.map((each) => each.overdue)).toEqual(overdue);
  });

  test('pays the parts of its payer first, and then those of the others', () => {
    const parts = [part('2021-03-01', 40n, '甲'), part('2021-03-01', 60n, '乙')];
    const paidBy = (amountFen: bigint) =>
      standingOf(parts, [{ payerName: '乙', amountFen }], '2021-03-01').map(({ paidFen }) => paidFen);
    expect(paidBy(50n)).toEqual([0n, 50n]);
    expect(paidBy(70n)).toEqual([10n, 60n]);
  });

  test('is never lost: the parts have what came in, as far as they go', () => {
    const parts = fc.array(
      fc.record({
        payerName: fc.constantFrom('甲', '乙', '丙'),
        amountFen: fc.bigInt({ min: 1n, max: 99n }),
      }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(parts, parts, (planned, paid) => {
        const standing = standingOf(
          planned.map((each) => ({ ...each, dueOn: '2021-03-01' })),
          paid,
          '2021-03-02',
        );
        const owed = sum(planned.map(({ amountFen }) => amountFen));
        const came = sum(paid.map(({ amountFen }) => amountFen));
        expect(sum(standing.map(({ paidFen }) => paidFen))).toBe(came < owed ? came : owed);
        expect(standing.every(({ openFen }) => openFen >= 0n)).toBe(true);
      }),
    );
  });
});

describe('interest', () => {
  const standing = standingOf([part('2021-03-01', 1_000_000n)], [], '2021-04-01');
  test.each([
    ['none without a rate', 0, null, '2021-04-01', 0n],
    ['by the day since the part was due', 365, null, '2021-04-01', 3100n],
    ['only since it was reckoned last', 365, '2021-03-31', '2021-04-01', 100n],
    ['rounded down', 1, null, '2021-03-02', 0n],
  ])('%s', (_, rate, since, today, expected) => {
    expect(interestOn(standing, rate, since, today)).toBe(expected);
  });
  test('counts days over the end of February', () => expect(daysBetween('2020-02-28', '2020-03-01')).toBe(2));
});

test.each([
  [50n, 70n, 0n, { fromOwed: 50n, fromWrittenOff: 0n, refund: 0n }],
  [50n, 0n, 40n, { fromOwed: 0n, fromWrittenOff: 40n, refund: 10n }],
  [100n, 30n, 10n, { fromOwed: 30n, fromWrittenOff: 10n, refund: 60n }],
])('an appeal takes off %s of owed %s and written off %s', (reduction, owed, writtenOff, expected) => {
  expect(reliefOf(reduction, owed, writtenOff)).toEqual(expected);
});
