import { describe, expect, test } from '@jest/globals';
import { mergeOf, same } from './draft.rules.js';

describe('of two people on one draft', () => {
  const base = { title: 'MES', budget: '10', protocols: ['OPC UA'] };
  test.each([
    [
      'what one changed is taken',
      { ...base, title: 'MES 2' },
      { ...base, budget: '12' },
      { ...base, title: 'MES 2', budget: '12' },
      [],
      ['budget'],
    ],
    [
      'what both changed alike is no conflict',
      { ...base, title: 'X' },
      { ...base, title: 'X' },
      { ...base, title: 'X' },
      [],
      [],
    ],
    [
      'what both changed otherwise is kept as typed and told',
      { ...base, title: 'mine' },
      { ...base, title: 'theirs' },
      { ...base, title: 'mine' },
      [{ field: 'title', mine: 'mine', theirs: 'theirs' }],
      [],
    ],
    [
      'a field that a colleague emptied goes',
      base,
      { title: 'MES', budget: '10' },
      { title: 'MES', budget: '10' },
      [],
      ['protocols'],
    ],
    [
      'a field that a colleague added comes',
      base,
      { ...base, deliverBy: '2021-01-01' },
      { ...base, deliverBy: '2021-01-01' },
      [],
      ['deliverBy'],
    ],
  ])('%s', (_, mine, theirs, merged, conflicts, taken) =>
    expect(mergeOf<Record<string, unknown>>(base, mine, theirs)).toEqual({ merged, conflicts, taken }),
  );
});

test.each([
  [undefined, '', true],
  [undefined, [], true],
  [null, undefined, true],
  [['A'], ['A'], true],
  [['A'], ['B'], false],
  [0, undefined, false],
])('%j and %j say the same: %s', (one, other, expected) => expect(same(one, other)).toBe(expected));
