import { expect, test } from '@jest/globals';
import type { SearchQuery } from '../gql/graphql.js';
import type { Acting, Audience } from '../session/acting.js';
import { groupsOf, kindsFor } from './search.rules.js';

function acting(audience: Audience, role: Acting['memberships'][number]['role']): Acting {
  const organisation = { organisationId: 'o1', organisationName: 'x' };
  const kind = audience === 'OFFICIAL' ? 'BUREAU' : audience;
  return {
    audience,
    ...organisation,
    memberships: [{ role, ...organisation, organisationKind: kind, divisionCode: null, divisionName: null }],
  };
}

const NONE = { edges: [], pageInfo: { hasNextPage: false } };

test.each([
  [
    'ENTERPRISE',
    'ENTERPRISE_VIEWER',
    { enterprises: false, needs: true, redemptions: false, solutions: true },
  ],
  ['PROVIDER', 'PROVIDER_SALES', { enterprises: false, needs: true, redemptions: false, solutions: false }],
  ['OFFICIAL', 'BUREAU_REVIEWER', { enterprises: true, needs: false, redemptions: true, solutions: false }],
  [
    'OFFICIAL',
    'ADMINISTRATOR',
    { enterprises: false, contracts: false, vouchers: false, redemptions: false },
  ],
] as const)('%s as %s looks for what there is a page of', (audience, role, kinds) =>
  expect(kindsFor(acting(audience, role))).toMatchObject(kinds),
);

test('a need leads its enterprise to the need and a provider to its bid; empty kinds are left out', () => {
  const answer: SearchQuery = {
    needs: { edges: [{ node: { id: 'n1', title: '注塑', state: 'OPEN' } }], pageInfo: { hasNextPage: true } },
    providers: NONE,
  };
  const found = (who: Acting) => groupsOf(answer, who);
  expect(found(acting('ENTERPRISE', 'ENTERPRISE_VIEWER'))).toEqual([
    {
      kind: 'needs',
      more: true,
      found: [{ id: 'n1', name: '注塑', detail: '', link: { to: '/needs/$id', params: { id: 'n1' } } }],
    },
  ]);
  expect(found(acting('PROVIDER', 'PROVIDER_SALES'))[0]?.found[0]?.link.to).toBe('/bids/$needId');
});
