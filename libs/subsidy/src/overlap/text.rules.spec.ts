import fc from 'fast-check';
import { LIKENESS_THRESHOLD, overlapsBetween, type OtherScope } from './overlap.rules.js';
import {
  OTHER_SCOPE,
  SAME_SCOPE,
  UNSEEN_OTHER_SCOPE,
  UNSEEN_SAME_SCOPE,
  type ScopePair,
} from './scope-pairs.fixture.js';
import { aligned, likenessOf } from './text.rules.js';

const found = ([one, other]: ScopePair): boolean => likenessOf(one, other) >= LIKENESS_THRESHOLD;

/** [found of those that are the same, found of those that are not] */
const counted = (same: readonly ScopePair[], other: readonly ScopePair[]): [number, number] => [
  same.filter(found).length,
  other.filter(found).length,
];

test('the labelled pairs are told apart as the README of the room says', () => {
  expect([SAME_SCOPE.length, OTHER_SCOPE.length]).toEqual([24, 24]);
  expect(counted(SAME_SCOPE, OTHER_SCOPE)).toEqual([22, 0]);
});

test('of pairs that the rule was not tuned on it finds fewer, as the README says', () => {
  expect([UNSEEN_SAME_SCOPE.length, UNSEEN_OTHER_SCOPE.length]).toEqual([10, 10]);
  expect(counted(UNSEEN_SAME_SCOPE, UNSEEN_OTHER_SCOPE)).toEqual([7, 1]);
});

test('the likeness is the same from both sides', () =>
  expect([...SAME_SCOPE, ...OTHER_SCOPE].filter(([a, b]) => likenessOf(a, b) !== likenessOf(b, a))).toEqual(
    [],
  ));

test('text too short to say anything is like nothing', () => {
  expect(likenessOf('演示', '演示')).toBe(0);
  expect(likenessOf('系统服务平台', '系统服务平台')).toBe(0);
});

test('width, case and punctuation do not matter', () =>
  expect(likenessOf('ＭＥＳ实施：注塑车间排产、报工', 'mes实施 注塑车间排程 报工')).toBe(10_000));

describe('two texts aligned', () => {
  test('show what both say and what only one says', () =>
    expect(aligned('冲压车间46台冲床联网', '冲压车间60台冲床联网调试')).toEqual([
      { kind: 'SAME', text: '冲压车间' },
      { kind: 'LEFT', text: '46' },
      { kind: 'RIGHT', text: '60' },
      { kind: 'SAME', text: '台冲床联网' },
      { kind: 'RIGHT', text: '调试' },
    ]));

  test('give both texts back whole', () =>
    fc.assert(
      fc.property(
        fc.string({ maxLength: 60, unit: 'grapheme' }),
        fc.string({ maxLength: 60 }),
        (left, right) => {
          const segments = aligned(left, right);
          const side = (other: string) =>
            segments
              .filter(({ kind }) => kind !== other)
              .map(({ text }) => text)
              .join('');
          expect([side('RIGHT'), side('LEFT')]).toEqual([left, right]);
        },
      ),
    ));
});

describe('overlaps', () => {
  const grant: OtherScope = {
    kind: 'OTHER_GRANT',
    id: 'grant',
    enterpriseId: 'enterprise',
    name: '市级技改资金 冲压车间改造',
    texts: ['46台冲压机联网采集产量（冲压车间）', '冲压车间改造'],
    invoices: ['4400201130-12345678'],
  };
  const line = { lineId: 'line', description: '冲压车间46台冲床设备联网与产量采集' };

  test('are found by text and by invoice, under a key that stays', () => {
    const overlaps = overlapsBetween([line], ['4400201130-12345678', '4400201130-00000000'], [grant]);
    expect(overlaps.map(({ kind, ownText }) => [kind, ownText])).toEqual([
      ['INVOICE', '4400201130-12345678'],
      ['SCOPE', line.description],
    ]);
    expect(overlaps[1]!.otherText).toBe(grant.texts[0]);
    expect(overlapsBetween([line], ['4400201130-12345678'], [grant])).toEqual(overlaps);
  });

  test('are not found where there are none', () =>
    expect(
      overlapsBetween([{ lineId: 'line', description: '仓储管理系统WMS部署及条码打印' }], [], [grant]),
    ).toEqual([]));
});
