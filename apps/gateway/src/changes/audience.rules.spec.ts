import { getMetadataStorage } from 'class-validator';
import * as contracts from '#libs/contracts';
import type { Membership } from '#libs/kernel';
import { audienceOf, concerns, noticeOf, type Told } from './audience.rules.js';

const factory = membership({ organisationId: 'a factory' });
const seller = membership({
  organisationKind: 'PROVIDER',
  role: 'PROVIDER_SALES',
  organisationId: 'a seller',
});
const foshan = official('440600');
const shunde = official('440606');
const guangzhou = official('440100');
const commission = official(null);

function membership(given: Partial<Membership>): Membership {
  return {
    organisationId: 'an organisation',
    organisationKind: 'ENTERPRISE',
    role: 'ENTERPRISE_SIGNATORY',
    divisionCode: null,
    ...given,
  };
}

function official(divisionCode: string | null): Membership {
  return membership({
    organisationId: `a bureau of ${divisionCode}`,
    organisationKind: divisionCode ? 'BUREAU' : 'COMMISSION',
    role: 'BUREAU_REVIEWER',
    divisionCode: divisionCode,
  });
}

const EVERYBODY = { factory, seller, foshan, shunde, guangzhou, commission };

function heardBy(event: Told): string[] {
  const audience = audienceOf(event);
  return Object.entries(EVERYBODY)
    .filter(([name, each]) => concerns(audience, name, [each]))
    .map(([name]) => name);
}

test.each<[string, object, string[]]>([
  [
    'contract.signed.v1',
    { enterpriseId: 'a factory', providerId: 'a seller' },
    ['factory', 'seller', 'commission'],
  ],
  ['contract.signed.v1', { enterpriseId: 'another', providerId: 'a seller' }, ['seller', 'commission']],
  [
    'enterprise.certified.v1',
    { enterpriseId: 'a factory', divisionCode: '440606' },
    ['factory', 'foshan', 'shunde', 'commission'],
  ],
  // What lies in the city at large is the city's: its districts are not told.
  ['need.published.v1', { divisionCode: '440600' }, ['foshan', 'commission']],
  ['bid.withdrawn.v1', { bidId: '1', needId: '2', providerId: 'a seller' }, ['seller']],
  ['bid.sealed.v1', { bidId: '1', needId: '2' }, []],
  ['session.ended.v1', { personId: 'guangzhou' }, ['guangzhou']],
  ['conflict.declared.v1', { personId: 'foshan', subjectId: 'a factory' }, ['foshan']],
  [
    'membership.changed.v1',
    { personId: 'x', organisationId: 'a factory', divisionCode: '440600' },
    ['factory'],
  ],
])('%s of %j is heard by %j', (type, data, expected) => {
  expect(heardBy({ type, subject: 's', data })).toEqual(expected);
});

test.each<[Told, object]>([
  [
    { type: 'contract.signed.v1', subject: 's', data: { contractId: 'c', needId: 'n' } },
    { kind: 'contract', id: 'c' },
  ],
  [
    { type: 'adoption.counted.v1', subject: 's', data: { enterpriseId: 'e' } },
    { kind: 'adoption', id: 's' },
  ],
  [
    { type: 'machine-key.revoked.v1', subject: 's', data: { clientId: 'c' } },
    { kind: 'machine-key', id: 's' },
  ],
])('%j says %j and nothing else', (event, expected) => {
  expect(noticeOf(event)).toEqual(expected);
});

/** Of which no party is named, or by its credit code alone: their pages ask by themselves. */
const NAMES_NOBODY = [
  'bid.sealed.v1',
  'control.changed.v1',
  'credit-code.confirmed.v1',
  'notice.ended.v1',
  'round.claims-closed.v1',
  'round.claims-opened.v1',
];

test('every published event names whom it concerns, or is known to name nobody', () => {
  const silent = Object.values(contracts)
    .filter((each) => typeof each === 'function' && 'type' in each)
    .filter((each) => {
      const members = getMetadataStorage().getTargetValidationMetadatas(each, '', false, false);
      const data = Object.fromEntries(members.map(({ propertyName }) => [propertyName, propertyName]));
      const { persons, organisations } = audienceOf({ type: each.type, subject: 's', data });
      return persons.length + organisations.length === 0;
    })
    .map((each) => each.type);
  expect(silent.toSorted()).toEqual(NAMES_NOBODY);
});
