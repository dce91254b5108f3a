import {
  amount,
  bands,
  definePolicy,
  policyProblems,
  series,
  valuesOf,
  whole,
  type SettingKind,
} from './policy.rules.js';

const words = { 'zh-CN': '测试', en: 'test' };
const sourced = { source: '演示', confidence: 'OPERATOR' } as const;

test.each<[string, SettingKind, unknown, unknown]>([
  ['a number at its least', whole('DAYS', 1, 9, words), 1, 1],
  ['a number at its most', whole('DAYS', 1, 9, words), 9, 9],
  ['one too few', whole('DAYS', 1, 9, words), 0, undefined],
  ['one too many', whole('DAYS', 1, 9, words), 10, undefined],
  ['half a day', whole('DAYS', 1, 9, words), 1.5, undefined],
  ['a number as text', whole('DAYS', 1, 9, words), '3', undefined],
  ['an amount', amount(words), '20000000', 20_000_000n],
  ['an amount as a number', amount(words), 20_000_000, undefined],
  ['an amount below nothing', amount(words), '-1', undefined],
  ['rising days', series('DAYS', 1, 60, words), [1, 7, 30], [1, 7, 30]],
  ['days that stand still', series('DAYS', 1, 60, words), [1, 7, 7], undefined],
  ['no days', series('DAYS', 1, 60, words), [], undefined],
  ['bands', bands('COUNT', 1, 9, words), [{ fromFen: '0', value: 1 }], [{ fromFen: 0n, value: 1 }]],
  ['bands that begin above nothing', bands('COUNT', 1, 9, words), [{ fromFen: '1', value: 1 }], undefined],
  [
    'bands out of order',
    bands('COUNT', 1, 9, words),
    [
      { fromFen: '0', value: 1 },
      { fromFen: '5', value: 2 },
      { fromFen: '5', value: 3 },
    ],
    undefined,
  ],
  ['a band of nothing', bands('COUNT', 1, 9, words), [null], undefined],
])('reads %s', (_, kind, stored, expected) => expect(kind.read(stored)).toEqual(expected));

describe('a policy', () => {
  const policy = definePolicy({
    name: 'test',
    words,
    kinds: { noticeDays: whole('DAYS', 1, 90, words), limitFen: amount(words) },
    shipped: { noticeDays: { value: 15, ...sourced }, limitFen: { value: '100', ...sourced } },
  });

  test('gives its values to rules', () =>
    expect(valuesOf(policy, policy.shipped)).toEqual({ noticeDays: 15, limitFen: 100n }));

  test('names everything that is wrong at once', () =>
    expect(
      policyProblems(policy, {
        noticeDays: { value: 91, ...sourced },
        other: { value: 1, ...sourced },
      }),
    ).toEqual([
      { setting: 'other', problem: 'UNKNOWN', asked: 'noticeDays, limitFen' },
      { setting: 'noticeDays', problem: 'VALUE', asked: '1 … 90' },
      { setting: 'limitFen', problem: 'MISSING', asked: 'fen' },
    ]));

  test('takes no value without a source', () =>
    expect(
      policyProblems(policy, {
        ...policy.shipped,
        noticeDays: { value: 20, source: ' ', confidence: 'OPERATOR' },
      }),
    ).toMatchObject([{ setting: 'noticeDays', problem: 'SOURCE' }]));

  test('does not ship wrong', () =>
    expect(() =>
      definePolicy({ ...policy, shipped: { ...policy.shipped, noticeDays: { value: 0, ...sourced } } }),
    ).toThrow('policy test'));
});
