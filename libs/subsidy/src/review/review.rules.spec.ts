import fc from 'fast-check';
import { assign, type FreeReviewer } from './assignment.rules.js';
import { consistencyOf, wilson } from './consistency.rules.js';
import { decidesOn, nextLevel } from './levels.rules.js';
import { majorityOf, similarityOf, type CaseFacts } from './similar.rules.js';
import { conflicted } from '../conflict/conflict.rules.js';

const file = (id: string, enterpriseId = 'e', providerId = 'p') => ({ id, enterpriseId, providerId });
const reviewer = (personId: string, load = 0, ...blocked: string[]): FreeReviewer => ({
  personId,
  load,
  blocked: new Set(blocked),
});

describe('assignment', () => {
  test('goes by load, and nobody with a conflict is given the file', () => {
    const given = assign(
      [file('1'), file('2', 'other'), file('3'), file('4')],
      [reviewer('a', 2), reviewer('b', 0, 'e'), reviewer('c', 1)],
      'seed',
    );
    expect(given.map(({ reviewerId }) => reviewerId)).toEqual([
      'c',
      'b',
      expect.stringMatching(/a|c/),
      expect.anything(),
    ]);
    expect(given.filter(({ fileId, reviewerId }) => reviewerId === 'b' && fileId !== '2')).toEqual([]);
  });

  test('says so when nobody is free', () =>
    expect(assign([file('1')], [reviewer('a', 0, 'p')], 'seed')).toEqual([
      { fileId: '1', reviewerId: null },
    ]));

  test('is the same for the same seed, whatever order the reviewers come in', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 8 }), fc.string(), (ids, seed) => {
        const reviewers = ids.map((id) => reviewer(id));
        const files = [file('1'), file('2'), file('3')];
        expect(assign(files, reviewers.toReversed(), seed)).toEqual(assign(files, reviewers, seed));
      }),
    ));

  test('leaves no two reviewers further apart than one file', () =>
    fc.assert(
      fc.property(fc.nat(40), fc.integer({ min: 1, max: 6 }), fc.string(), (files, people, seed) => {
        const given = assign(
          Array.from({ length: files }, (_, i) => file(String(i))),
          Array.from({ length: people }, (_, i) => reviewer(`r${i}`)),
          seed,
        );
        const loads = Array.from(
          { length: people },
          (_, i) => given.filter(({ reviewerId }) => reviewerId === `r${i}`).length,
        );
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
      }),
    ));

  test('a conflict with either party counts', () => {
    expect(conflicted(reviewer('a', 0, 'p'), file('1'))).toBe(true);
    expect(conflicted(reviewer('a', 0, 'x'), file('1'))).toBe(false);
  });
});

describe('levels', () => {
  const two = ['COUNTY_REVIEW', 'CITY_REVIEW', 'PROVINCE_APPROVAL'] as const;
  const one = ['CITY_REVIEW', 'PROVINCE_APPROVAL'] as const;
  test('come in the order of the scheme', () =>
    expect([nextLevel(two, 0), nextLevel(two, 1), nextLevel(one, 0)]).toEqual([
      'COUNTY_REVIEW',
      'CITY_REVIEW',
      'CITY_REVIEW',
    ]));
  test.each([
    ['COUNTY_REVIEW', two, '440606', true],
    ['COUNTY_REVIEW', two, '440600', false],
    ['CITY_REVIEW', two, '440606', false],
    ['CITY_REVIEW', two, '440600', true],
    ['CITY_REVIEW', one, '440606', true],
  ] as const)('%s of %j is decided by %s: %s', (level, levels, bureau, decides) =>
    expect(decidesOn(level, levels, bureau)).toBe(decides),
  );
});

describe('similar files', () => {
  const facts: CaseFacts = {
    scenario: 'S06',
    industryCode: 'C3311',
    revenueFen: 5_000_000_000n,
    amountFen: 7_300_000n,
    lines: [
      { kind: 'PLATFORM_SERVICE', description: '冲压车间46台冲床设备联网与产量采集', amountFen: '24333334' },
    ],
  };
  const other: CaseFacts = {
    scenario: 'S01',
    industryCode: 'A0111',
    revenueFen: 1n,
    amountFen: 1n,
    lines: [{ kind: 'NETWORK', description: '仓储管理系统WMS部署及条码打印', amountFen: '100' }],
  };
  test('a file is wholly like itself', () => expect(similarityOf(facts, facts)).toBe(10_000));
  test('and nothing like one of another kind', () => expect(similarityOf(facts, other)).toBeLessThan(300));
  test('from both sides the same', () => expect(similarityOf(facts, other)).toBe(similarityOf(other, facts)));
  test('half the amount costs half of what the amount counts', () =>
    expect(similarityOf(facts, { ...facts, amountFen: 3_650_000n })).toBe(9_000));
  test.each([
    [[true, true], undefined],
    [[true, true, false], true],
    [[false, true, false, true], undefined],
    [[false, true, false, false, true], false],
  ])('the majority of %j is %s', (went, majority) =>
    expect(majorityOf(went.map((passed) => ({ passed })))).toBe(majority),
  );
});

describe('consistency', () => {
  test.each([
    [0, 0, 0, 1],
    [0, 10, 0, 0.2775],
    [5, 10, 0.2366, 0.7634],
    [10, 10, 0.7225, 1],
  ])('%d of %d lies between %d and %d', (hits, of, low, high) => {
    expect(wilson(hits, of).low).toBeCloseTo(low, 4);
    expect(wilson(hits, of).high).toBeCloseTo(high, 4);
  });

  test('who decides otherwise than the colleagues of the same city and month stands out', () => {
    const at = { cityCode: '440600', month: '2020-10' };
    const rows = consistencyOf([
      { ...at, personId: 'strict', decisions: 40, against: 30 },
      { ...at, personId: 'a', decisions: 40, against: 8 },
      { ...at, personId: 'b', decisions: 40, against: 10 },
      { ...at, personId: 'new', decisions: 2, against: 1 },
    ]);
    expect(rows.map(({ personId, standsOut }) => [personId, standsOut])).toEqual([
      ['strict', true],
      ['a', true],
      ['b', true],
      ['new', false],
    ]);
    expect(rows[0]!.expected).toBeCloseTo(19 / 82, 10);
  });
});
