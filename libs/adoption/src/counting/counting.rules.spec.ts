import * as fc from 'fast-check';
import { dayOf } from '#libs/kernel';
import {
  amberAt,
  GOALS,
  lapsesAt,
  statusOf,
  stretchesOf,
  type Evidence,
  type LegalPerson,
  type Stretch,
} from './counting.rules.js';
import { changeKind, currentOf, replan, type Period } from './plan.rules.js';

const NOW = new Date('2020-09-28T10:00:00+08:00');
/** As the policy ships. */
const windowsOn = () => ({ amberAfterDays: 60, lapseAfterDays: 90 });
const FACTORY: LegalPerson = { certified: true, industryCode: 'C3311' };

function use(over: Partial<Evidence> = {}): Evidence {
  return {
    kind: 'PROVIDER_BATCH',
    source: 'provider',
    contractId: 'contract',
    accepted: true,
    industrialPlatform: true,
    publicCloud: false,
    lastUsedOn: '2020-09-27',
    ...over,
  };
}
const paper = use({
  kind: 'CONTRACT_INVOICE_ACCEPTANCE',
  source: 'official',
  contractId: null,
  lastUsedOn: null,
});
const cloud = use({ industrialPlatform: false, publicCloud: true });
const declared = use({ kind: 'SELF_DECLARED', source: 'self', contractId: null, lastUsedOn: null });

function gradeNow(goal: (typeof GOALS)[number], evidence: Evidence[], person = FACTORY): string {
  return stretchesOf(goal, person, evidence, windowsOn, NOW)
    .map(({ grade }) => grade)
    .join('');
}

describe('what counts, by counting rule v1', () => {
  test.each([
    ['use of a platform by a factory: both goals', [use()], 'B', 'B'],
    ['use of public cloud: on cloud only', [cloud], 'B', ''],
    [
      'two sources, then one, as the first falls silent',
      [use(), use({ source: 'other', lastUsedOn: '2020-09-01' })],
      'AB',
      'AB',
    ],
    ['two contracts of one source are one signal', [use(), use({ contractId: 'second' })], 'B', 'B'],
    ['paper', [paper], 'C', 'C'],
    ['use, and paper of another contract behind it', [use(), paper], 'BC', 'BC'],
    [
      'paper of a contract whose use is known adds nothing',
      [use(), { ...paper, contractId: 'contract' }],
      'B',
      'B',
    ],
    ['a declaration', [declared], 'D', 'D'],
    ['a declaration beside use is not shown', [declared, use()], 'B', 'B'],
    ['use before acceptance waits', [use({ accepted: false })], '', ''],
    ['a payout is no use', [use({ kind: 'VOUCHER_PAID', lastUsedOn: null })], '', ''],
    ['use that ended long ago', [use({ lastUsedOn: '2020-06-01' })], '', ''],
    [
      'who stopped is not back by having declared once',
      [use({ lastUsedOn: '2020-06-01' }), declared],
      '',
      '',
    ],
  ])('%s', (_, evidence, onCloud, upgraded) => {
    expect(gradeNow('ON_CLOUD', evidence)).toBe(onCloud);
    expect(gradeNow('UPGRADED', evidence)).toBe(upgraded);
  });

  test.each(['B1011', 'C3311', 'D4620'])('%s is industry', (industryCode) => {
    expect(gradeNow('UPGRADED', [use()], { certified: true, industryCode })).toBe('B');
  });

  test.each(['A0111', 'E4710', 'I6510'])('%s is not, and counts on cloud only', (industryCode) => {
    expect(gradeNow('UPGRADED', [use()], { certified: true, industryCode })).toBe('');
    expect(gradeNow('ON_CLOUD', [use()], { certified: true, industryCode })).toBe('B');
  });

  test('nobody counts before being certified', () => {
    expect(gradeNow('ON_CLOUD', [use()], { ...FACTORY, certified: false })).toBe('');
  });

  test('a day of use is worth what was in force on that day, whatever is published later', () => {
    const shorterFromSeptember = (day: string) =>
      day < '2020-09-01' ? windowsOn() : { amberAfterDays: 10, lapseAfterDays: 20 };
    expect(lapsesAt('2020-08-31', shorterFromSeptember)).toEqual(lapsesAt('2020-08-31', windowsOn));
    expect(lapsesAt('2020-09-01', shorterFromSeptember).toISOString()).toBe('2020-09-21T16:00:00.000Z');
  });

  test('60 full days without use are amber, 90 are a lapse, in the calendar of Shanghai', () => {
    expect(amberAt('2020-07-01', windowsOn).toISOString()).toBe('2020-08-30T16:00:00.000Z');
    expect(lapsesAt('2020-07-01', windowsOn).toISOString()).toBe('2020-09-29T16:00:00.000Z');
    const counted = new Date('2020-07-01T00:00:00Z');
    expect(statusOf('B', counted, amberAt('2020-07-30', windowsOn), new Date('2020-09-28T15:59:59Z'))).toBe(
      'ACTIVE',
    );
    expect(statusOf('B', counted, amberAt('2020-07-30', windowsOn), new Date('2020-09-28T16:00:00Z'))).toBe(
      'AMBER',
    );
    expect(statusOf('C', counted, amberAt('2020-07-01', windowsOn), NOW)).toBe('ACTIVE');
    expect(statusOf(null, counted, amberAt('2020-06-01', windowsOn), NOW)).toBe('LAPSED');
    expect(statusOf(null, null, null, NOW)).toBe('NOT_COUNTED');
  });
});

const anEvidence: fc.Arbitrary<Evidence> = fc.record({
  kind: fc.constantFrom(
    'PROVIDER_BATCH',
    'PROVIDER_BATCH',
    'CONTRACT_INVOICE_ACCEPTANCE',
    'VOUCHER_PAID',
    'SELF_DECLARED',
  ),
  source: fc.constantFrom('one', 'two', 'three'),
  contractId: fc.constantFrom('first', 'second', null),
  accepted: fc.boolean(),
  industrialPlatform: fc.boolean(),
  publicCloud: fc.boolean(),
  lastUsedOn: fc
    .option(fc.integer({ min: 0, max: 120 }))
    .map((ago) => (ago === null ? null : dayOf(new Date(NOW.valueOf() - ago * 86_400_000)))),
});

function officialAt(stretches: readonly Stretch[], moment: Date): boolean {
  return stretches.some(({ grade, until }) => grade !== 'D' && (until === null || until > moment));
}

test('what counts as upgraded counts as on cloud, at every moment to come', () => {
  fc.assert(
    fc.property(
      fc.array(anEvidence, { maxLength: 6 }),
      fc.integer({ min: 0, max: 200 }),
      (evidence, days) => {
        const moment = new Date(NOW.valueOf() + days * 86_400_000);
        const upgraded = officialAt(stretchesOf('UPGRADED', FACTORY, evidence, windowsOn, NOW), moment);
        expect(
          !upgraded || officialAt(stretchesOf('ON_CLOUD', FACTORY, evidence, windowsOn, NOW), moment),
        ).toBe(true);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('the order of evidence makes no difference', () => {
  fc.assert(
    fc.property(fc.array(anEvidence, { maxLength: 6 }), fc.constantFrom(...GOALS), (evidence, goal) => {
      expect(stretchesOf(goal, FACTORY, evidence.toReversed(), windowsOn, NOW)).toEqual(
        stretchesOf(goal, FACTORY, evidence, windowsOn, NOW),
      );
    }),
  );
});

const day = (text: string) => new Date(`2020-${text}T00:00:00Z`);
const apply = (standing: Period[], stretches: Stretch[], now: Date): Period[] => {
  const { remove, end, add } = replan(standing, stretches, now);
  const gone = new Set(remove.map((from) => from.valueOf()));
  return [
    ...standing
      .filter(({ from }) => !gone.has(from.valueOf()))
      .map((period) => ({
        ...period,
        ...end.find(({ from }) => from.valueOf() === period.from.valueOf()),
      })),
    ...add,
  ];
};

describe('how the stored periods follow the rule', () => {
  test('more use moves the end of the period and leaves its beginning', () => {
    const standing: Period[] = [{ from: day('07-01'), until: day('10-01'), grade: 'B' }];
    expect(apply(standing, [{ grade: 'B', until: day('12-01') }], NOW)).toEqual([
      { from: day('07-01'), until: day('12-01'), grade: 'B' },
    ]);
  });

  test('a better grade closes the period and opens another without a gap', () => {
    const standing: Period[] = [{ from: day('07-01'), until: day('10-01'), grade: 'B' }];
    expect(apply(standing, [{ grade: 'A', until: day('12-01') }], NOW)).toEqual([
      { from: day('07-01'), until: NOW, grade: 'B' },
      { from: NOW, until: day('12-01'), grade: 'A' },
    ]);
  });

  test('whatever is known later, what was is never touched, and what comes follows the rule', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anEvidence, { maxLength: 4 }), { maxLength: 5 }), (steps) => {
        let periods: Period[] = [];
        steps.forEach((evidence, i) => {
          const now = new Date(NOW.valueOf() + i * 40 * 86_400_000);
          const before = periods.filter(({ from }) => from < now);
          const stretches = stretchesOf('ON_CLOUD', FACTORY, evidence, windowsOn, now);
          const past = periods.filter(({ until }) => until !== null && until <= now);
          const standing = periods.filter((period) => !past.includes(period));
          periods = [...past, ...apply(standing, stretches, now)];
          expect(periods.filter(({ from }) => from < now).map(({ from }) => from)).toEqual(
            before.map(({ from }) => from),
          );
          expect(currentOf(periods, now)?.grade).toBe(stretches[0]?.grade);
          expect(
            periods.every(
              ({ from, until }, n) =>
                until === null || (from < until && (periods[n + 1]?.from ?? until) >= until),
            ),
          ).toBe(true);
        });
      }),
    );
  });

  test.each([
    [null, 'B', false, 'COUNTED'],
    ['D', 'C', false, 'COUNTED'],
    [null, 'D', false, 'DECLARED'],
    ['B', 'A', true, 'GRADE_CHANGED'],
    [null, 'B', true, 'RETURNED'],
    ['B', null, true, 'ENDED'],
    ['B', 'B', true, null],
  ] as const)('from %s to %s (counted before: %s) is told as %s', (before, after, ever, kind) => {
    expect(changeKind(before, after, ever)).toBe(kind);
  });
});
