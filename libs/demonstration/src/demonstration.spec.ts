import { cities } from '#libs/reference';
import { type Demonstration, DEMONSTRATION_START, demonstration } from './index.js';

const SEED = 20_200_928;
const data = demonstration(SEED);
const FIRST_DAY = new Date('2018-03-20T00:00:00+08:00');

const distinct = (values: readonly unknown[]): number => new Set(values).size;
const identifiersOf = (all: Demonstration): string[] => [
  ...all.organisations.map((one) => one.organisationId),
  ...all.people.map((one) => one.personId),
  ...all.memberships.map((one) => one.membershipId),
  ...all.providers.map((one) => one.providerId),
  ...all.solutions.map((one) => one.solutionId),
  ...all.enterprises.map((one) => one.enterpriseId),
  ...all.assessments.map((one) => one.assessmentId),
  ...all.needs.map((one) => one.needId),
  ...all.adoptions.map((one) => one.adoptionId),
];

describe('the data set as a whole', () => {
  test('is the same for the same seed and another for another', () => {
    expect(demonstration(SEED)).toEqual(data);
    const other = new Set(identifiersOf(demonstration(SEED + 1)));
    expect(identifiersOf(data).filter((id) => other.has(id))).toEqual([]);
  });

  test('has no identifier twice', () =>
    expect(distinct(identifiersOf(data))).toBe(identifiersOf(data).length));

  test('happened between the plan and the moment it looks back from', () => {
    const moments = [
      ...data.people.map(({ createdAt }) => createdAt),
      ...data.memberships.map(({ since }) => since),
      ...data.providers.flatMap(({ appliedAt, admittedAt }) => [appliedAt, admittedAt]),
      ...data.solutions.map(({ publishedAt }) => publishedAt),
      ...data.enterprises.flatMap((one) => [one.registeredAt, one.certifiedAt ?? one.registeredAt]),
      ...data.assessments.map(({ completedAt }) => completedAt),
      ...data.needs.map(({ publishedAt }) => publishedAt),
      ...data.adoptions.map(({ countedAt }) => countedAt),
    ].map((moment) => moment.getTime());
    expect(Math.min(...moments)).toBeGreaterThan(FIRST_DAY.getTime());
    expect(Math.max(...moments)).toBeLessThan(DEMONSTRATION_START.getTime());
  });

  test.each(['2019-09-01T00:00:00+08:00', '2021-03-31T23:59:59+08:00'])('can look back from %s', (moment) => {
    const at = new Date(moment);
    const all = demonstration(3, at);
    expect(all.enterprises).toHaveLength(4000);
    expect(Math.max(...all.adoptions.map(({ countedAt }) => countedAt.getTime()))).toBeLessThan(at.getTime());
  });

  test('cannot look back from a time with no past, nor from half a seed', () => {
    expect(() => demonstration(1, new Date('2019-01-01'))).toThrow(RangeError);
    expect(() => demonstration(0.5)).toThrow(RangeError);
  });

  test('leaves no gap in its sentences', () => {
    const texts = [
      ...data.solutions.flatMap(({ title, summary }) => [title, summary]),
      ...data.needs.flatMap(({ title, description }) => [title, description]),
    ];
    expect(texts.filter((text) => /[{}]|undefined|NaN/.test(text))).toEqual([]);
  });
});

describe('people', () => {
  const account = new Map(data.people.map((one) => [one.account, one.personId]));
  const of = (name: string) => data.memberships.filter((one) => one.personId === account.get(name));

  test.each([
    ['factory01', 'ENTERPRISE_SIGNATORY', data.enterprises[0]?.enterpriseId, null],
    ['factory03', 'ENTERPRISE_SIGNATORY', data.enterprises[2]?.enterpriseId, null],
    ['provider01', 'PROVIDER_SIGNATORY', data.providers[0]?.providerId, null],
    ['provider03', 'PROVIDER_SIGNATORY', data.providers[2]?.providerId, null],
    ['bureau-foshan', 'BUREAU_REVIEWER', undefined, '440600'],
    ['bureau-foshan-approver', 'BUREAU_APPROVER', undefined, '440600'],
    ['bureau-shunde', 'BUREAU_REVIEWER', undefined, '440606'],
    ['commission-manager', 'PROGRAMME_MANAGER', undefined, null],
    ['commission-approver', 'COMMISSION_APPROVER', undefined, null],
    ['auditor', 'AUDITOR', undefined, null],
    ['finance', 'FINANCE_PAYER', undefined, null],
    ['admin', 'ADMINISTRATOR', undefined, null],
  ])('%s is %s', (name, role, organisationId, divisionCode) => {
    const [membership, ...others] = of(name);
    expect(others).toEqual([]);
    expect(membership).toMatchObject({ role, divisionCode, ...(organisationId ? { organisationId } : {}) });
  });

  test('every city has a bureau with someone who reviews', () => {
    const reviewed = data.memberships
      .filter(({ role }) => role === 'BUREAU_REVIEWER')
      .map((one) => one.divisionCode);
    expect(cities().filter(({ code }) => !reviewed.includes(code))).toEqual([]);
    expect(distinct(data.people.map((one) => one.account))).toBe(data.people.length);
  });

  test('every membership is in an organisation that exists', () => {
    const known = new Set(identifiersOf(data));
    expect(data.memberships.filter(({ organisationId }) => !known.has(organisationId))).toEqual([]);
  });
});
