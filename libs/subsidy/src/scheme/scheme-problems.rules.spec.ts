import { voucherSchemes } from '#libs/reference';
import { problemsOf } from './scheme-problems.js';
import { parseRules, settingsOf } from './scheme-rules.js';
import { schemeTemplates } from './scheme-templates.js';
import { changesBetween } from './scheme-problems.rules.js';
import { rulesOf } from './shipped-schemes.js';

const stored = (scheme: string): Record<string, object> =>
  structuredClone(rulesOf(voucherSchemes().find(({ id }) => id === scheme)!));
const setting = (value: unknown) => ({ value, source: '测试', confidence: 'OPERATOR' as const });

/** What is wrong with the rules of 2020 when some of them are as given. */
const problems = (changed: Record<string, unknown>): string[] =>
  problemsOf({ ...stored('GD-2020'), ...changed }).map(({ rule, problem }) => `${rule} ${problem}`);

describe('a draft', () => {
  test.each(['GD-2018', 'GD-2019', 'GD-2020'])('with the rules of %s is whole', (scheme) =>
    expect(problemsOf(stored(scheme))).toEqual([]),
  );

  test('without any rule is told all that it must have, at once', () =>
    expect(problemsOf({}).map(({ rule, problem }) => `${rule} ${problem}`)).toEqual([
      'contractSignedAfter MISSING',
      'eligibleCostKinds MISSING',
      'enterpriseLimit MISSING',
      'excludedCityCodes MISSING',
      'minimumPaidShare MISSING',
      'noticeDays MISSING',
      'otherProviderLimit MISSING',
      'platformProviderLimit MISSING',
      'providerInPool MISSING',
      'subsidyShare MISSING',
    ]));

  const tiers = (by: string, ...rows: object[]) => ({ subsidyTiers: setting({ by, tiers: rows }) });
  const sizes = ['MICRO', 'SMALL', 'MEDIUM', 'LARGE'].map((sizeClass) => ({ sizeClass, rate: 3000 }));

  test.each([
    [{}, []],
    [{ subsidyShare: setting(30.5) }, ['subsidyShare FORMAT']],
    [{ subsidyShare: setting(0) }, ['subsidyShare RANGE']],
    [{ subsidyShare: { value: 3000, confidence: 'OPERATOR' } }, ['subsidyShare FORMAT']],
    [{ bonus: setting(1) }, ['bonus UNKNOWN_RULE']],
    [
      { claimWindow: setting(null), subsidyTiers: setting(null) },
      ['claimWindow FORMAT', 'subsidyTiers FORMAT'],
    ],
    [
      { excludedCityCodes: setting(null), eligibleCostKinds: setting('NETWORK') },
      ['eligibleCostKinds FORMAT', 'excludedCityCodes FORMAT'],
    ],
    [{ noticeDays: setting(91) }, ['noticeDays RANGE']],
    [{ contractSignedAfter: setting('2018-02-30') }, ['contractSignedAfter NO_SUCH_DAY']],
    [
      { claimWindow: setting({ from: '2020-05-25T10:00+08:00', to: '2020-05-25T10:00+08:00' }) },
      ['claimWindow WINDOW_ORDER'],
    ],
    [
      { redeemWindow: setting({ from: '2020-01-01T10:00+08:00', to: '2020-02-01T10:00+08:00' }) },
      ['redeemWindow WINDOW_ORDER'],
    ],
    [{ redeemWindow: setting({ from: 'soon', to: '2020-02-01T10:00+08:00' }) }, ['redeemWindow FORMAT']],
    [{ excludedCityCodes: setting(['440300', '449900']) }, ['excludedCityCodes CITY_UNKNOWN']],
    [{ excludedCityCodes: setting(['440600']) }, ['trancheWeights CITY_EXCLUDED']],
    [{ trancheWeights: setting([{ cityCode: '440600', weight: 0 }]) }, ['trancheWeights FORMAT']],
    [
      {
        trancheWeights: setting([
          { cityCode: '440600', weight: 1 },
          { cityCode: '440600', weight: 2 },
        ]),
      },
      ['trancheWeights TWICE'],
    ],
    [{ eligibleCostKinds: setting([]) }, ['eligibleCostKinds NO_COST_KIND']],
    [{ excludedCostKinds: setting(['NETWORK']) }, ['excludedCostKinds KIND_ON_BOTH_LISTS']],
    [{ reviewLevels: setting(['PROVINCE_APPROVAL', 'CITY_REVIEW']) }, ['reviewLevels LEVELS_ORDER']],
    [{ reviewLevels: setting(['CITY_REVIEW']) }, ['reviewLevels LEVELS_ORDER']],
    [{ reviewLevels: setting(['COUNTY_REVIEW', 'CITY_REVIEW', 'PROVINCE_APPROVAL']) }, []],
    [{ requiredDocuments: setting(['SELFIE']) }, ['requiredDocuments FORMAT']],
    [tiers('SIZE_CLASS', ...sizes), []],
    [tiers('SIZE_CLASS', ...sizes.slice(1)), ['subsidyTiers TIER_INCOMPLETE']],
    [tiers('SIZE_CLASS', ...sizes, sizes[0]!), ['subsidyTiers TWICE']],
    [tiers('SPEND', ...sizes), ['subsidyTiers TIER_INCOMPLETE']],
    [tiers('SPEND', { fromFen: '0', rate: 2000 }, { fromFen: '100', rate: 2000 }), []],
    [tiers('SPEND', { fromFen: '1', rate: 2000 }), ['subsidyTiers TIERS_START']],
    [
      tiers('SPEND', { fromFen: '0', rate: 3000 }, { fromFen: '100', rate: 2000 }),
      ['subsidyTiers TIERS_ORDER'],
    ],
    [
      tiers('SPEND', { fromFen: '0', rate: 3000 }, { fromFen: '0', rate: 3000 }),
      ['subsidyTiers TIERS_ORDER'],
    ],
    [
      { subsidyShare: setting(0), noticeDays: setting('x'), bonus: setting(1) },
      ['bonus UNKNOWN_RULE', 'noticeDays FORMAT', 'subsidyShare RANGE'],
    ],
  ])('with %j has %j', (changed, expected) => expect(problems(changed)).toEqual(expected));
});

const settings = (scheme: string) => settingsOf(parseRules(stored(scheme)));
/** The rules of a shipped scheme of which we are so sure. */
const namesOf = (scheme: string, confidence: string): string[] =>
  Object.entries(settings(scheme))
    .filter(([, each]) => each.confidence === confidence)
    .map(([name]) => name)
    .toSorted();

const confirmed = (scheme: string) =>
  Object.fromEntries(
    Object.entries(settings(scheme))
      .filter(([, { confidence }]) => confidence === 'CONFIRMED')
      .map(([name, { value }]) => [name, value]),
  );

describe('the rules that are shipped', () => {
  const PAPERS = ['INVOICE', 'PAYMENT_PROOF', 'ACCEPTANCE_REPORT'];
  const asOf2019 = {
    registeredInProvince: true,
    yearsWithoutFiscalViolation: 5,
    noOtherFiscalSupport: true,
    noRepeatForSameContract: true,
    contractSignedAfter: '2018-03-20',
    minimumPaidShare: 9000,
    requiredDocuments: PAPERS,
  };

  test('of 2018 confirm what the interpretation of the scheme says', () =>
    expect(confirmed('GD-2018')).toEqual({
      registeredInProvince: true,
      industrialEnterprise: true,
      minimumAgeYears: 1,
      minimumPriorYearRevenue: '1000000000',
      yearsWithoutFiscalViolation: 5,
      contractSignedAfter: '2018-03-20',
      eligibleCostKinds: [
        'PUBLIC_CLOUD_RESOURCES',
        'PLATFORM_SERVICE',
        'APPLICATION_SERVICE',
        'NETWORK',
        'IMPLEMENTATION',
        'EQUIPMENT_ACCESS',
        'NETWORK_MODIFICATION',
      ],
      excludedCostKinds: ['AUTOMATION_EQUIPMENT', 'NON_CLOUD_SOFTWARE'],
    }));

  test('of 2019 confirm what the guide to claiming says, and have neither age nor revenue', () => {
    expect(confirmed('GD-2019')).toEqual(asOf2019);
    expect(settings('GD-2019')).not.toHaveProperty('minimumAgeYears');
    expect(settings('GD-2019')).not.toHaveProperty('minimumPriorYearRevenue');
  });

  test('of 2020 confirm the windows, the limits by class, the missing city and the priority of clusters', () =>
    expect(confirmed('GD-2020')).toEqual({
      ...asOf2019,
      excludedCityCodes: ['440300'],
      platformProviderLimit: '800000000',
      otherProviderLimit: '500000000',
      claimWindow: { from: '2020-05-25T10:00+08:00', to: '2020-09-30T17:00+08:00' },
      redeemWindow: { from: '2020-10-08T10:00+08:00', to: '2021-02-08T17:00+08:00' },
      clusterPriority: true,
    }));

  test('say of everything else that it is partly read, inferred, or the operator’s', () => {
    expect(namesOf('GD-2018', 'PARTIAL')).toEqual(['providerInPool']);
    expect(namesOf('GD-2020', 'INFERRED')).toEqual(['eligibleCostKinds', 'excludedCostKinds']);
    expect(namesOf('GD-2020', 'OPERATOR')).toEqual([
      'correctionDays',
      'enterpriseLimit',
      'noticeDays',
      'payWithinDays',
      'providerInPool',
      'reviewLevels',
      'subsidyShare',
      'trancheWeights',
    ]);
    expect(namesOf('GD-2018', 'OPERATOR')).toContain('requiredDocuments');
  });

  test('that were stored before a rule was known read the operator’s setting of it', () => {
    const { correctionDays: _, requiredDocuments: __, ...old } = stored('GD-2020');
    const read = parseRules(old);
    expect(read.correctionDays).toMatchObject({ value: 10, confidence: 'OPERATOR' });
    expect(read.requiredDocuments).toMatchObject({ value: PAPERS, confidence: 'OPERATOR' });
  });
});

test('what differs between two versions is named rule by rule, also where it stands', () => {
  const before = stored('GD-2020') as Record<string, ReturnType<typeof setting>>;
  const { noticeDays, ...rest } = before;
  const after = { ...rest, subsidyShare: setting(4000), subsidyTiers: setting({ by: 'SPEND', tiers: [] }) };
  expect(changesBetween(before, after)).toEqual([
    { rule: 'noticeDays', old: noticeDays, new: null },
    { rule: 'subsidyShare', old: before['subsidyShare'], new: setting(4000) },
    { rule: 'subsidyTiers', old: null, new: setting({ by: 'SPEND', tiers: [] }) },
  ]);
  expect(changesBetween(before, structuredClone(before))).toEqual([]);
});

test('templates of other regions never say more than that the operator set them', () => {
  const rules = schemeTemplates().flatMap((template) => Object.entries(template.rules));
  expect(rules.map(([name]) => name)).toEqual(
    expect.arrayContaining(['enterpriseLimit', 'requiredDocuments']),
  );
  for (const [name, { confidence, source }] of rules)
    expect([name, confidence, source]).toEqual([name, 'OPERATOR', expect.stringContaining('类比')]);
  for (const template of schemeTemplates())
    expect(problemsOf({ ...stored('GD-2020'), ...template.rules })).toEqual([]);
});
