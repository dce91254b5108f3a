import { actingAs } from '../session/acting.js';
import { isToAnswer, ownPurchases, type Purchase, stateOf, whyNotOrder } from './purchases.rules.js';

const WAITING: Purchase = {
  id: 'd',
  needId: 'n',
  catalogueVersion: 1,
  priceFen: '10000000',
  offeredAt: '2020-09-25T02:00:00Z',
  answerBy: '2020-09-30T02:00:00Z',
  accepted: null,
  answerReason: null,
  contractId: null,
  turn: { mover: 'PROVIDER', until: '2020-09-30T02:00:00Z' },
  enterprise: { id: 'e', name: '' },
  provider: { id: 'p', name: '' },
  solution: { id: 's', title: '' },
};
const LAPSED: Purchase = { ...WAITING, id: 'lapsed', turn: { mover: 'NOBODY', until: null } };

function acting(role: string, organisationKind: string, organisationId: string) {
  const membership = { role, organisationId, organisationKind, organisationName: '', divisionCode: null };
  return actingAs({ id: 'x', displayName: '', memberships: [membership] } as never, null);
}

test('an order waits, is taken or declined, or lapses by itself', () => {
  expect(stateOf(WAITING)).toBe('WAITS');
  expect(stateOf(LAPSED)).toBe('LAPSED');
  expect(stateOf({ ...LAPSED, accepted: true })).toBe('TAKEN');
  expect(stateOf({ ...LAPSED, accepted: false })).toBe('DECLINED');
});

test('each side sees its own, what waits first, and only the provider answers', () => {
  const provider = acting('PROVIDER_SIGNATORY', 'PROVIDER', 'p');
  const buyer = acting('ENTERPRISE_SIGNATORY', 'ENTERPRISE', 'e');
  expect(ownPurchases([LAPSED, WAITING], buyer).map(({ id }) => id)).toEqual(['d', 'lapsed']);
  expect(ownPurchases([WAITING], acting('PROVIDER_SIGNATORY', 'PROVIDER', 'q'))).toEqual([]);
  expect([isToAnswer(WAITING, provider), isToAnswer(WAITING, buyer), isToAnswer(LAPSED, provider)]).toEqual([
    true,
    false,
    false,
  ]);
});

test.each([
  ['a span of prices', '2', 'ENTERPRISE_SIGNATORY', 'NO_FIXED_PRICE'],
  ['a preparer', '1', 'ENTERPRISE_PREPARER', 'NOT_YOUR_ROLE'],
  ['a signatory at a fixed price', '1', 'ENTERPRISE_SIGNATORY', null],
])('%s', (_, priceToFen, role, why) =>
  expect(whyNotOrder({ priceFromFen: '1', priceToFen }, acting(role, 'ENTERPRISE', 'e'))).toBe(why),
);
