import { voucherSchemes } from '#libs/reference';
import { parseRules, type SchemeRules } from '../scheme/scheme-rules.js';
import { rulesOf } from '../scheme/shipped-schemes.js';
import { grantFor } from './grant.rules.js';
import { ineligibilities, type ContractFacts, type EnterpriseFacts } from './eligibility.rules.js';

const rulesFor = (scheme: string): SchemeRules =>
  parseRules(structuredClone(rulesOf(voucherSchemes().find(({ id }) => id === scheme)!)));
const rules = rulesFor('GD-2020');

const line = (kind: string, amountFen: string) => ({ lineId: 'l', kind, description: '', amountFen });

describe('what a contract is worth', () => {
  test.each([
    ['a share of the eligible lines', [line('PLATFORM_SERVICE', '10000000')], 3_000_000n],
    ['nothing for what the scheme leaves out', [line('AUTOMATION_EQUIPMENT', '10000000')], 0n],
    ['each line rounded down by itself', [line('NETWORK', '9'), line('NETWORK', '9')], 4n],
    [
      'a third of a contract in three phases, to the fen',
      Array(3).fill(line('IMPLEMENTATION', '33333333')),
      29_999_997n,
    ],
    ['never above what one enterprise may get', [line('PLATFORM_SERVICE', '99900000000')], 50_000_000n],
  ])('%s', (_, lines, expected) => expect(grantFor(lines, rules).amountFen).toBe(expected));
});

describe('who is eligible', () => {
  const enterprise: EnterpriseFacts = {
    divisionCode: '440604',
    industryCode: 'C3311',
    establishedOn: '2017-10-01',
    priorYearRevenueFen: 1_000_000_000n,
  };
  const contract: ContractFacts = {
    signedOn: '2018-03-21',
    providerInPool: true,
    hadVoucher: false,
    computedFen: 1n,
  };
  const failing = (
    scheme: string,
    changed: Partial<EnterpriseFacts & ContractFacts> = {},
    on = '2018-10-01',
  ): string[] =>
    ineligibilities({ ...enterprise, ...changed }, { ...contract, ...changed }, rulesFor(scheme), on).map(
      ({ rule }) => rule,
    );

  test('an applicant who meets every rule to the day and the fen', () =>
    expect(failing('GD-2018')).toEqual([]));

  test.each([
    ['GD-2018', { establishedOn: '2017-10-02' }, ['MINIMUM_AGE']],
    ['GD-2018', { priorYearRevenueFen: 999_999_999n }, ['MINIMUM_REVENUE']],
    ['GD-2018', { industryCode: 'I6510' }, ['INDUSTRIAL_ENTERPRISE']],
    ['GD-2018', { signedOn: '2018-03-20' }, ['CONTRACT_SIGNED_AFTER']],
    // The tests of age and revenue were dropped in 2019, the one of repetition came.
    ['GD-2019', { establishedOn: '2018-09-30', priorYearRevenueFen: 0n }, []],
    ['GD-2019', { hadVoucher: true }, ['NO_REPEAT_FOR_CONTRACT']],
    ['GD-2020', { divisionCode: '440305' }, ['CITY_TAKES_PART']],
    ['GD-2020', { divisionCode: '310115' }, ['REGISTERED_IN_PROVINCE']],
    ['GD-2020', { providerInPool: false, computedFen: 0n }, ['PROVIDER_IN_POOL', 'SOME_ELIGIBLE_LINE']],
  ])('%s with %j fails %j', (scheme, changed, expected) =>
    expect(failing(scheme, changed)).toEqual(expected),
  );

  test('before certification only the rules of the contract are judged', () =>
    expect(ineligibilities(null, contract, rules, '2020-09-01')).toEqual([]));
});

describe('the shipped schemes', () => {
  test.each(['GD-2018', 'GD-2019', 'GD-2020'])(
    '%s shows what no source gives as the operator’s',
    (scheme) => {
      const { subsidyShare, enterpriseLimit, contractSignedAfter } = rulesFor(scheme);
      expect([subsidyShare, enterpriseLimit]).toMatchObject([
        { value: 3000, confidence: 'OPERATOR' },
        { value: '50000000', confidence: 'OPERATOR' },
      ]);
      expect(contractSignedAfter).toMatchObject({ value: '2018-03-20', confidence: 'CONFIRMED' });
    },
  );

  test('rules that cannot be read decide nothing', () =>
    expect(() => parseRules({ ...rulesOf(voucherSchemes()[0]!), subsidyShare: { value: 30.5 } })).toThrow(
      /subsidyShare/,
    ));
});
