import { divisionAtRegistration, parseUnifiedSocialCreditCode } from '#libs/kernel';
import { cities, division, industry, sizeClassOf } from '#libs/reference';
import { demonstration } from './index.js';

const data = demonstration(20_200_928);
const certified = data.enterprises.filter(({ certifiedAt }) => certifiedAt !== null);
const distinct = (values: readonly unknown[]): number => new Set(values).size;

describe('companies', () => {
  const companies = [...data.enterprises, ...data.providers];

  test('are 4,000 enterprises and 220 providers, 20 of them platforms', () => {
    expect(data.enterprises).toHaveLength(4000);
    expect(data.providers).toHaveLength(220);
    expect(data.providers.filter(({ providerClass }) => providerClass === 'PLATFORM')).toHaveLength(20);
  });

  test('have valid codes, each its own, visibly made up', () => {
    const codes = companies.map((one) => one.unifiedSocialCreditCode);
    expect(codes.map(parseUnifiedSocialCreditCode)).toEqual(codes);
    expect(distinct(codes)).toBe(companies.length);
    expect(codes.filter((code) => code.slice(8, 11) !== 'YUN')).toEqual([]);
    expect(data.enterprises.map((one) => divisionAtRegistration(one.unifiedSocialCreditCode))).toEqual(
      data.enterprises.map(({ divisionCode }) => divisionCode.slice(0, 6)),
    );
  });

  test('have names of their own that say they are made up', () => {
    expect(companies.filter(({ name }) => !name.includes('演示'))).toEqual([]);
    expect(data.organisations.filter(({ name }) => !name.includes('演示'))).toEqual([]);
    expect(data.people.filter(({ displayName }) => !displayName.includes('演示'))).toEqual([]);
    expect(distinct(companies.map(({ name }) => name))).toBe(companies.length);
  });

  test('sit in districts that exist, or in towns where there are none', () => {
    const levels = data.enterprises.map(({ divisionCode }) => division(divisionCode)?.level);
    expect(new Set(levels)).toEqual(new Set(['DISTRICT', 'TOWN']));
    const seats = data.providers.flatMap(({ divisionCode }) => divisionCode ?? []);
    expect(seats.filter((code) => division(code) === undefined)).toEqual([]);
  });

  test('are found in every city, most of them in the delta', () => {
    const inCity = cities().map(
      ({ code }) => data.enterprises.filter((one) => one.divisionCode.startsWith(code.slice(0, 4))).length,
    );
    expect(Math.min(...inCity)).toBeGreaterThanOrEqual(30);
    expect(Math.max(...inCity)).toBeLessThan(800);
  });

  test('name classes of the standard, mostly of manufacturing', () => {
    expect(data.enterprises.every(({ industryCode }) => industry(industryCode)?.level === 'CLASS')).toBe(
      true,
    );
    const sections = Map.groupBy(data.enterprises, ({ industryCode }) => industryCode.charAt(0));
    expect(sections.get('C')?.length).toBeGreaterThan(3400);
    expect([...sections.keys()].toSorted()).toEqual(['B', 'C', 'D', 'F', 'G', 'I', 'M']);
  });

  test('carry the size class of their figures, and all four occur', () => {
    const computed = data.enterprises.map((one) =>
      sizeClassOf({ ...one, revenueFen: one.priorYearRevenueFen }),
    );
    expect(computed).toEqual(data.enterprises.map(({ sizeClass }) => sizeClass));
    expect(distinct(data.enterprises.map(({ sizeClass }) => sizeClass))).toBe(4);
  });

  test('are established, registered and certified in this order; seven in ten are certified', () => {
    const disordered = data.enterprises.filter(
      (one) =>
        new Date(one.establishedOn) >= one.registeredAt ||
        (one.certifiedAt !== null && one.certifiedAt <= one.registeredAt),
    );
    expect(disordered).toEqual([]);
    expect(certified.length / 4000).toBeCloseTo(0.7, 1);
  });
});
