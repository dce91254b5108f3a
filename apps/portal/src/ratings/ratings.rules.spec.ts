import { expect, test } from '@jest/globals';
import type { ContractRatingQuery } from '../gql/graphql.js';
import type { Acting } from '../session/acting.js';
import { meanOf, stepOf } from './ratings.rules.js';

const acting = (organisationId: string, role: string): Acting =>
  ({ organisationId, memberships: [{ role }] }) as unknown as Acting;
const owner = acting('e1', 'ENTERPRISE_SIGNATORY');
const preparer = acting('e1', 'ENTERPRISE_PREPARER');
const seller = acting('p1', 'PROVIDER_SIGNATORY');
const official = acting('b1', 'BUREAU_REVIEWER');

const data = (state: string, rating: { reply: string | null } | null): ContractRatingQuery =>
  ({
    contract: { state, enterprise: { id: 'e1' }, provider: { id: 'p1' } },
    contractRating: rating,
  }) as unknown as ContractRatingQuery;

test.each([
  ['before acceptance nobody rates', data('SIGNED', null), owner, 'NOT_ACCEPTED'],
  ['then the signatory of the enterprise does', data('ACCEPTED', null), owner, 'RATE'],
  ['others wait for it', data('ACCEPTED', null), preparer, 'ENTERPRISE_RATES'],
  ['the provider too', data('ACCEPTED', null), seller, 'ENTERPRISE_RATES'],
  ['the provider replies', data('ACCEPTED', { reply: null }), seller, 'REPLY'],
  ['others wait for that', data('ACCEPTED', { reply: null }), official, 'PROVIDER_REPLIES'],
  ['once', data('ACCEPTED', { reply: 'x' }), seller, 'COMPLETE'],
])('%s', (_, answer, reader, step) => expect(stepOf(answer, reader)).toBe(step));

test('the mean is to a tenth', () =>
  expect(meanOf({ quality: 5, timeliness: 4, service: 4, competence: 4, value: 4 })).toBe(4.2));
