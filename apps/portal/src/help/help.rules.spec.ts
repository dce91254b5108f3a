import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { HelpQuery } from '../gql/graphql.js';
import { currentRound, limitsFor, wordsOf } from './help.rules.js';

const PUBLISHED = '2020-01-01T00:00:00Z';

function aVersion(
  value: string,
  given: Partial<HelpQuery['matchingPolicies'][number]['versions'][number]> = {},
) {
  return {
    inForceFrom: null,
    publishedAt: null,
    withdrawnAt: null,
    settings: [{ name: 'signWithinDays', words: 'days to sign', value, source: 'the operator' }],
    ...given,
  };
}

function help(given: Partial<HelpQuery> = {}): HelpQuery {
  return {
    now: '2020-09-28T10:00:00+08:00',
    rounds: { edges: [] },
    schemes: [],
    adoptionPolicies: [],
    matchingPolicies: [],
    subsidyPolicies: [],
    ...given,
  };
}

function aRound(id: string, given: object = {}) {
  return {
    node: {
      id,
      name: id,
      state: 'PUBLISHED' as const,
      claimsOpen: false,
      claimFrom: '',
      claimTo: '',
      redeemFrom: '',
      redeemTo: '',
      noticeDays: 7,
      schemeVersionId: `scheme of ${id}`,
      ...given,
    },
  };
}

function aScheme(id: string, payWithinDays: string) {
  return { id, rules: [{ name: 'payWithinDays', value: payWithinDays, source: 'x' }] };
}

describe('a time limit', () => {
  test.each([
    ['is the one that ships', [aVersion('15')], 15],
    [
      'is the newest in force',
      [aVersion('20', { inForceFrom: '2020-09-01T00:00:00Z', publishedAt: PUBLISHED }), aVersion('15')],
      20,
    ],
    [
      'is not one that begins later',
      [aVersion('20', { inForceFrom: '2020-10-01T00:00:00Z', publishedAt: PUBLISHED }), aVersion('15')],
      15,
    ],
    [
      'is not one that is only proposed',
      [aVersion('20', { inForceFrom: '2020-09-01T00:00:00Z' }), aVersion('15')],
      15,
    ],
    [
      'is not one that was withdrawn',
      [
        aVersion('20', {
          inForceFrom: '2020-09-01T00:00:00Z',
          publishedAt: PUBLISHED,
          withdrawnAt: PUBLISHED,
        }),
        aVersion('15'),
      ],
      15,
    ],
  ])('%s', (_, versions, value) => {
    const asked = help({ matchingPolicies: [{ name: 'procurement', versions }] });
    expect(limitsFor('manufacturer', asked)).toEqual([
      { name: 'signWithinDays', words: 'days to sign', value, source: 'the operator' },
    ]);
  });

  test('of a scheme is that of the current round', () => {
    const asked = help({
      rounds: { edges: [aRound('later'), aRound('open', { claimsOpen: true })] },
      schemes: [aScheme('scheme of later', '30'), aScheme('scheme of open', '60')],
    });
    expect(limitsFor('commission', asked)).toEqual([
      { name: 'payWithinDays', words: undefined, value: 60, source: 'x' },
    ]);
  });
});

test('a round that is only proposed is not asked about', () => {
  expect(currentRound(help({ rounds: { edges: [aRound('a', { state: 'PROPOSED' })] } }))).toBeUndefined();
});

describe('the words of the project', () => {
  const words = wordsOf(readFileSync('libs/README.md', 'utf8'));

  test('are read off the one list', () => {
    expect(words.length).toBeGreaterThan(20);
    expect(words).toContainEqual({
      chinese: '统一社会信用代码',
      english: 'unified social credit code',
      meaning: '18 characters, two check digits (GB 32100, GB 11714)',
    });
    expect(words.map(({ english }) => english)).toContain('on cloud / upgraded');
  });

  test('hold no code and no head of a table', () => {
    expect(words.filter(({ chinese, english }) => /[`_]|--|in code/.test(chinese + english))).toEqual([]);
  });
});
