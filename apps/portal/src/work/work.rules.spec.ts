import { describe, expect, test } from '@jest/globals';
import type { EnterpriseWorkQuery, ProviderWorkQuery } from '../gql/graphql.js';
import type { Acting } from '../session/acting.js';
import { enterpriseWork, providerWork, type Move } from './work.rules.js';

const OWN = 'e1';

function acting(role: 'ENTERPRISE_SIGNATORY' | 'ENTERPRISE_PREPARER' | 'PROVIDER_SIGNATORY'): Acting {
  const audience = role.startsWith('ENTERPRISE') ? 'ENTERPRISE' : 'PROVIDER';
  const organisation = { organisationId: OWN, organisationName: 'x' };
  const membership = {
    role,
    ...organisation,
    organisationKind: audience,
    divisionCode: null,
    divisionName: null,
  } as const;
  return { audience, ...organisation, memberships: [membership] };
}

const list = <Node>(...nodes: Node[]) => ({ edges: nodes.map((node) => ({ node })) });
type Contract = EnterpriseWorkQuery['contracts']['edges'][number]['node'];
type Voucher = EnterpriseWorkQuery['vouchers']['edges'][number]['node'];

const SUPPLIES = {
  providerStanding: { standing: 'GOOD' as const, changes: [] },
  receivedUsage: { edges: [] },
};
const NOBODY_JUDGED = { myEvaluations: [], complaints: [], askedOfBidders: [] };
const contract: Contract = {
  id: 'c1',
  number: null,
  title: 'MES',
  state: 'DRAFTED',
  totalFen: '100',
  enterpriseName: 'e',
  enterprise: { id: OWN },
  provider: { id: 'p1', name: 'y' },
  pending: { documentHash: 'h1', kind: 'DRAFT' },
  signatures: [],
  milestones: [],
};
const milestone: Contract['milestones'][number] = {
  id: 'm1',
  title: 'first',
  state: 'PLANNED',
  dueOn: '2020-11-18',
  amountFen: '60',
};
const voucher: Voucher = {
  id: 'v1',
  state: 'RESERVED',
  amountFen: '30',
  redeemBy: '2021-02-08T09:00:00Z',
  enterprise: { id: OWN },
  contract: { id: 'c9', title: 'MES' },
};

function answer(given: Partial<EnterpriseWorkQuery>): EnterpriseWorkQuery {
  return {
    myInvitations: [],
    ...NOBODY_JUDGED,
    enterprise: { id: OWN, name: 'x', state: 'CERTIFIED', submittedAt: '2020-01-01T00:00:00Z' },
    needDrafts: list(),
    rounds: list(),
    needs: list(),
    contracts: list(),
    vouchers: list(),
    redemptions: list(),
    ...given,
  };
}

const told = ({ deed, mover, by }: Move) => [deed, mover, by];

function onlyMove(given: Partial<EnterpriseWorkQuery>, role: Parameters<typeof acting>[0]): unknown {
  const { yours, others } = enterpriseWork(answer(given), acting(role));
  return [...yours, ...others].map(told);
}

describe('whose move it is, for an enterprise', () => {
  const need = { id: 'n1', title: 'x', bidDeadline: '2020-12-01T00:00:00Z', enterprise: { id: OWN } };
  const draft = { id: 'd1', content: { title: 'x' } };
  const claim = {
    id: 'r1',
    voucherId: 'v1',
    amountFen: '30',
    submittedAt: '2020-11-01T00:00:00Z',
    mendBy: null,
  };
  const redeeming = { ...voucher, state: 'REDEEMING' as const };

  test.each<[string, Partial<EnterpriseWorkQuery>, Parameters<typeof acting>[0], unknown[]]>([
    [
      'a registration that waits is the bureau’s',
      { enterprise: { id: OWN, name: 'x', state: 'REGISTERED', submittedAt: '2020-01-01T00:00:00Z' } },
      'ENTERPRISE_SIGNATORY',
      ['CERTIFY', 'BUREAU', null],
    ],
    [
      'a draft is its author’s',
      { needDrafts: list({ ...draft, state: 'DRAFT' as const }) },
      'ENTERPRISE_PREPARER',
      ['FINISH_DRAFT', 'YOU', null],
    ],
    [
      'a draft in check is for who may publish',
      { needDrafts: list({ ...draft, state: 'IN_CHECK' as const }) },
      'ENTERPRISE_PREPARER',
      ['PUBLISH_DRAFT', 'COLLEAGUE', null],
    ],
    [
      'an open need is for the providers',
      { needs: list({ ...need, state: 'OPEN' as const }) },
      'ENTERPRISE_SIGNATORY',
      ['BID', 'PROVIDERS', '2020-12-01T00:00:00Z'],
    ],
    [
      'a closed need is to be awarded',
      { needs: list({ ...need, state: 'CLOSED' as const }) },
      'ENTERPRISE_SIGNATORY',
      ['AWARD', 'YOU', null],
    ],
    [
      'a text that nobody signed',
      { contracts: list(contract) },
      'ENTERPRISE_SIGNATORY',
      ['SIGN_CONTRACT', 'YOU', null],
    ],
    [
      'a text that we signed waits for the provider',
      { contracts: list({ ...contract, signatures: [{ side: 'ENTERPRISE' as const, documentHash: 'h1' }] }) },
      'ENTERPRISE_SIGNATORY',
      ['SIGN_CONTRACT', 'PROVIDER', null],
    ],
    [
      'a signature under another text does not count',
      { contracts: list({ ...contract, signatures: [{ side: 'ENTERPRISE' as const, documentHash: 'h0' }] }) },
      'ENTERPRISE_SIGNATORY',
      ['SIGN_CONTRACT', 'YOU', null],
    ],
    [
      'a milestone that is due is the provider’s',
      { contracts: list({ ...contract, state: 'SIGNED' as const, pending: null, milestones: [milestone] }) },
      'ENTERPRISE_SIGNATORY',
      ['DELIVER_MILESTONE', 'PROVIDER', '2020-11-18'],
    ],
    [
      'a milestone that was reported is ours to accept',
      {
        contracts: list({
          ...contract,
          state: 'SIGNED' as const,
          pending: null,
          milestones: [{ ...milestone, state: 'REPORTED' as const }],
        }),
      },
      'ENTERPRISE_PREPARER',
      ['ACCEPT_MILESTONE', 'COLLEAGUE', null],
    ],
    [
      'a voucher that is held',
      { vouchers: list(voucher) },
      'ENTERPRISE_SIGNATORY',
      ['CLAIM_REDEMPTION', 'YOU', '2021-02-08T09:00:00Z'],
    ],
    [
      'a claim that was given back',
      {
        vouchers: list(redeeming),
        redemptions: list({ ...claim, state: 'RETURNED' as const, mendBy: '2020-11-28T16:00:00Z' }),
      },
      'ENTERPRISE_SIGNATORY',
      ['MEND_REDEMPTION', 'YOU', '2020-11-28T16:00:00Z'],
    ],
    [
      'a claim that was handed in',
      { vouchers: list(redeeming), redemptions: list({ ...claim, state: 'SUBMITTED' as const }) },
      'ENTERPRISE_SIGNATORY',
      ['REVIEW_REDEMPTION', 'BUREAU', null],
    ],
  ])('%s', (_, given, role, expected) => expect(onlyMove(given, role)).toEqual([expected]));

  test.each<[string, Partial<EnterpriseWorkQuery>]>([
    ['another enterprise of the same person', { vouchers: list({ ...voucher, enterprise: { id: 'e2' } }) }],
    ['what is over', { needs: list({ ...need, state: 'CANCELLED' as const }) }],
  ])('nothing waits because of %s', (_, given) =>
    expect(onlyMove(given, 'ENTERPRISE_SIGNATORY')).toEqual([]),
  );

  test('the nearest deadline comes first, and what has none last', () => {
    const { yours } = enterpriseWork(
      answer({
        contracts: list(contract),
        vouchers: list(voucher, { ...voucher, id: 'v2', redeemBy: '2020-12-01T00:00:00Z' }),
      }),
      acting('ENTERPRISE_SIGNATORY'),
    );
    expect(yours.map(({ by }) => by)).toEqual(['2020-12-01T00:00:00Z', '2021-02-08T09:00:00Z', null]);
  });
});

test('a provider sees the same contract from its side', () => {
  const given: ProviderWorkQuery = {
    myInvitations: [],
    ...NOBODY_JUDGED,
    ...SUPPLIES,
    directPurchases: [],
    needsForMe: [
      { accepts: false, need: { id: 'n1', title: 'declined', bidDeadline: '2020-12-01T00:00:00Z' } },
    ],
    contracts: list({
      ...contract,
      provider: { id: OWN, name: 'y' },
      signatures: [{ side: 'ENTERPRISE', documentHash: 'h1' }],
    }),
  };
  const { yours, others } = providerWork(given, acting('PROVIDER_SIGNATORY'));
  expect([yours.map(told), others]).toEqual([[['SIGN_CONTRACT', 'YOU', null]], []]);
});

function aNeed(id: string, day: number, accepts: boolean | null) {
  return { accepts, need: { id, title: id, bidDeadline: `2020-12-0${day}T00:00:00Z` } };
}

test('needs that a provider has not answered are one line, due with the first of them', () => {
  const needsForMe = [aNeed('a', 3, null), aNeed('b', 2, null), aNeed('c', 1, true)];
  const given: ProviderWorkQuery = {
    myInvitations: [],
    ...NOBODY_JUDGED,
    ...SUPPLIES,
    directPurchases: [],
    contracts: list(),
    needsForMe,
  };
  const { yours } = providerWork(given, acting('PROVIDER_SIGNATORY'));
  expect(yours.map(({ deed, subject, by }) => [deed, subject, by])).toEqual([
    ['BID', 'c', '2020-12-01T00:00:00Z'],
    ['ANSWER_NEEDS', '2', '2020-12-02T00:00:00Z'],
  ]);
});

test('a signed contract without a voucher waits for a claim while a round takes claims, and no longer', () => {
  const round = { claimsOpen: true, claimTo: '2020-09-30T09:00:00Z' };
  const signed = { ...contract, state: 'SIGNED', pending: null } as const;
  const moves = (rounds: (typeof round)[], claimedFor: string) =>
    enterpriseWork(
      answer({
        contracts: list(signed),
        rounds: list(...rounds),
        vouchers: list({ ...voucher, state: 'PAID', contract: { id: claimedFor, title: 'MES' } }),
      }),
      acting('ENTERPRISE_SIGNATORY'),
    ).yours.filter(({ deed }) => deed === 'CLAIM_VOUCHER');
  expect(moves([round], 'c9')).toMatchObject([{ subject: 'MES', by: round.claimTo }]);
  expect(moves([{ ...round, claimsOpen: false }], 'c9')).toEqual([]);
  expect(moves([round], signed.id)).toEqual([]);
});
