import { voucherSchemes } from '#libs/reference';
import { parseRules } from '../scheme/scheme-rules.js';
import { rulesOf } from '../scheme/shipped-schemes.js';
import { NOTHING_KNOWN, resultsOf, type Facts } from './eligibility.rules.js';

const GOOD: Facts = {
  divisionCode: '440604',
  industryCode: 'C3311',
  establishedOn: '2017-10-01',
  priorYearRevenueFen: 1_000_000_000n,
  fiscalViolation: false,
  signedOn: '2018-03-21',
  providerInPool: true,
  hadVoucher: false,
  otherFiscalSupport: false,
  eligibleSpend: { some: true, found: 'NETWORK' },
};

/** What the rules of a scheme say on 2018-10-01 of facts that differ in some points from good ones. */
function said(scheme: string, changed: Partial<Facts>): Record<string, string> {
  const rules = parseRules(structuredClone(rulesOf(voucherSchemes().find(({ id }) => id === scheme)!)));
  const results = resultsOf({ ...GOOD, ...changed }, rules, '2018-10-01');
  return Object.fromEntries(results.map(({ rule, verdict }) => [rule, verdict]));
}

test.each([
  ['GD-2018', 9],
  ['GD-2019', 8],
  ['GD-2020', 8],
])('%s says of every rule it has that good facts pass it', (scheme, count) => {
  const verdicts = Object.values(said(scheme, {}));
  expect(verdicts).toEqual(Array(verdicts.length).fill('PASS'));
  expect(verdicts).toHaveLength(count);
});

test('of what is not known every rule says that somebody has to look', () =>
  expect(new Set(Object.values(said('GD-2018', NOTHING_KNOWN)))).toEqual(new Set(['NEEDS_REVIEW'])));

test.each([
  ['GD-2018', { establishedOn: '2017-10-02' }, 'MINIMUM_AGE', 'FAIL'],
  ['GD-2018', { establishedOn: null }, 'MINIMUM_AGE', 'NEEDS_REVIEW'],
  ['GD-2018', { priorYearRevenueFen: 999_999_999n }, 'MINIMUM_REVENUE', 'FAIL'],
  ['GD-2018', { fiscalViolation: true }, 'NO_FISCAL_VIOLATION', 'FAIL'],
  // 2018 does not ask for other support, and 2019 neither for age nor for revenue.
  ['GD-2018', { otherFiscalSupport: true }, 'NO_OTHER_FISCAL_SUPPORT', undefined],
  ['GD-2019', { otherFiscalSupport: true }, 'NO_OTHER_FISCAL_SUPPORT', 'FAIL'],
  ['GD-2019', { establishedOn: '2018-09-30' }, 'MINIMUM_AGE', undefined],
  ['GD-2020', { divisionCode: '440305' }, 'CITY_TAKES_PART', 'FAIL'],
  ['GD-2020', { divisionCode: '310115' }, 'REGISTERED_IN_PROVINCE', 'FAIL'],
  ['GD-2020', { eligibleSpend: { some: false, found: '' } }, 'SOME_ELIGIBLE_LINE', 'FAIL'],
  ['GD-2020', { signedOn: '2018-03-20' }, 'CONTRACT_SIGNED_AFTER', 'FAIL'],
] as const)('%s with %j says of %s: %s', (scheme, changed, rule, expected) =>
  expect(said(scheme, changed)[rule]).toBe(expected),
);
