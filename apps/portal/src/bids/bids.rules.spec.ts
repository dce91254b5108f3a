import { describe, expect, test } from '@jest/globals';
import type { NeedToAwardQuery, OpenBidsQuery } from '../gql/graphql.js';
import {
  bidOf,
  countingReceipt,
  draftedContract,
  rankedBids,
  reasonsDue,
  type ReceiptOfBid,
} from './bids.rules.js';

const receipt = (bidId: string, changes: Partial<ReceiptOfBid> = {}) =>
  ({ bidId, replacedAt: null, withdrawnAt: null, ...changes }) as ReceiptOfBid;

test.each([
  ['none', [], undefined],
  ['the one', [receipt('a')], 'a'],
  ['the newer', [receipt('b'), receipt('a', { replacedAt: '2020-10-01T00:00:00Z' })], 'b'],
  ['a withdrawn one counts no more', [receipt('a', { withdrawnAt: '2020-10-01T00:00:00Z' })], undefined],
])('the bid that counts: %s', (_, receipts, bidId) => {
  expect(countingReceipt(receipts)?.bidId).toBe(bidId);
});

const LINE = { kind: 'NETWORK', description: '专线', amount: '1,000.5' } as const;

test('what is typed is what is sealed', () => {
  const typed = {
    lines: [{ ...LINE, platforms: ['PUBLIC_CLOUD'] as const }],
    deliveryMonths: 3,
    proposal: '分两批接入',
  };
  expect(bidOf(typed, 'n', 'p')).toEqual({
    needId: 'n',
    providerId: 'p',
    priceFen: '100050',
    lines: [
      {
        kind: 'NETWORK',
        description: '专线',
        amountFen: '100050',
        industrialPlatform: false,
        publicCloud: true,
      },
    ],
    deliveryMonths: 3,
    proposal: '分两批接入',
  });
});

describe('opened bids', () => {
  const opened = {
    bids: [{ id: 'a' }, { id: 'b' }],
    bidComparison: {
      tooFewBids: true,
      lowPriced: [],
      compared: [
        { bidId: 'b', rank: 1 },
        { bidId: 'a', rank: null },
      ],
    },
  } as unknown as OpenBidsQuery;

  test('stand in the order of their comparison', () => {
    expect(rankedBids(opened).map(({ bid }) => bid.id)).toEqual(['b', 'a']);
  });

  test.each([
    [undefined, false],
    ['b', false],
    ['a', true],
  ])('awarding %s: has to explain that it is not the first: %s', (bidId, deviation) => {
    expect(reasonsDue(opened, bidId)).toEqual({ deviation, fewBids: true });
  });
});

const contracts = (...states: string[]) =>
  ({
    contracts: { edges: states.map((state) => ({ node: { id: state, state } })) },
  }) as unknown as NeedToAwardQuery;

test('a draft that was given up is no contract of the need', () => {
  expect(draftedContract(contracts('CANCELLED', 'DRAFTED'))).toBe('DRAFTED');
  expect(draftedContract(contracts('CANCELLED'))).toBeUndefined();
});
