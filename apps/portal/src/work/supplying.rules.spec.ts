import { describe, expect, test } from '@jest/globals';
import type { PersonWorkQuery, ProviderWorkQuery } from '../gql/graphql.js';
import { applicationMoves, reportingMoves, standingMoves } from './supplying.rules.js';

type Standing = ProviderWorkQuery['providerStanding'];

const applied = (state: 'APPLIED' | 'REFUSED') => ({ node: { id: state, name: state, state } });

test('an application waits for the commission until it is decided', () => {
  const answer = { myProviders: { edges: [applied('APPLIED'), applied('REFUSED')] } } as PersonWorkQuery;
  expect(applicationMoves(answer).map(({ mover, subject }) => [mover, subject])).toEqual([
    ['COMMISSION', 'APPLIED'],
  ]);
});

describe('standing', () => {
  const waiting = { decision: null };
  test.each<[string, Standing, unknown[]]>([
    ['good: nobody moves', { standing: 'GOOD', changes: [] }, []],
    [
      'to rectify: the provider, by the day',
      { standing: 'RECTIFYING', changes: [{ reason: 'x', clearBy: '2020-10-31', appeal: null }] },
      [['RECTIFY', 'YOU', '2020-10-31']],
    ],
    [
      'with an appeal: the commission as well',
      { standing: 'RECTIFYING', changes: [{ reason: 'x', clearBy: '2020-10-31', appeal: waiting }] },
      [
        ['RECTIFY', 'YOU', '2020-10-31'],
        ['DECIDE_APPEAL', 'COMMISSION', null],
      ],
    ],
  ])('%s', (_, providerStanding, expected) =>
    expect(standingMoves({ providerStanding }).map(({ deed, mover, by }) => [deed, mover, by])).toEqual(
      expected,
    ),
  );
});

const contract = (state: string) => ({ node: { provider: { id: 'p' }, state } });

const given = (states: readonly string[], batches: number) =>
  ({
    contracts: { edges: states.map(contract) },
    receivedUsage: { edges: Array.from({ length: batches }, () => ({ node: { id: 'b' } })) },
  }) as unknown as ProviderWorkQuery;

describe('use', () => {
  test.each([
    ['nothing accepted, nothing to report', given(['SIGNED'], 0), []],
    ['accepted and never reported', given(['ACCEPTED', 'SIGNED', 'ACCEPTED'], 0), ['2']],
    ['reported', given(['ACCEPTED'], 1), []],
  ])('%s', (_, answer, expected) =>
    expect(reportingMoves(answer, 'p', 'YOU').map(({ subject }) => subject)).toEqual(expected),
  );
});
