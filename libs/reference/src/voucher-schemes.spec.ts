import {
  costKinds,
  type PlanIndicator,
  planIndicators,
  voucherAnalogues,
  voucherSchemes,
  type VoucherScheme,
} from './index.js';

const scheme = (id: string): VoucherScheme | undefined => voucherSchemes().find((one) => one.id === id);
const indicator = (code: string): PlanIndicator | undefined =>
  planIndicators().find((one) => one.code === code);

describe('voucher schemes of Guangdong', () => {
  test('there are five', () =>
    expect(voucherSchemes().map(({ id }) => id)).toEqual([
      'GD-2018',
      'GD-2019',
      'GD-2020',
      'GD-CLUSTER-2019/2020',
      'GD-CLUSTER-2022',
    ]));

  test('2018 asks for a year of age and 1,000 万元 of revenue', () => {
    expect(scheme('GD-2018')?.minimumAgeYears?.value).toBe(1);
    expect(scheme('GD-2018')?.minimumPriorYearRevenueFen?.value).toBe(1_000_000_000n);
  });

  test('the round of 2020 has its windows, its limits per provider, and leaves 深圳 out', () => {
    const round = scheme('GD-2020');
    expect(round?.applyWindow?.value).toEqual({
      from: '2020-05-25T10:00+08:00',
      to: '2020-09-30T17:00+08:00',
    });
    expect(round?.redeemWindow?.value).toEqual({
      from: '2020-10-08T10:00+08:00',
      to: '2021-02-08T17:00+08:00',
    });
    expect(round?.ceilingPerProviderFen?.value).toEqual({ platform: 800_000_000n, other: 500_000_000n });
    expect(round?.excludedCityCodes?.value).toEqual(['440300']);
    expect(round?.minimumPaidBasisPoints?.value).toBe(9000);
    expect(round?.contractSignedAfter?.value).toBe('2018-03-20');
  });

  test('the round of 2020 takes its enterprise rules from the scheme of 2019', () => {
    expect(scheme('GD-2020')?.yearsWithoutFiscalViolation).toEqual(
      scheme('GD-2019')?.yearsWithoutFiscalViolation,
    );
    expect(scheme('GD-2020')?.noRepeatForSameContract?.value).toBe(true);
  });

  test('what was not found stays without a value and says so', () =>
    expect(scheme('GD-2020')?.subsidyBasisPoints).toMatchObject({ value: null, confidence: 'NOT_FOUND' }));

  test('the kinds of cost are those of the scheme of 2018, word for word', () => {
    const excluded = costKinds().filter(({ eligibility }) => eligibility === 'EXCLUDED');
    const eligible = costKinds().filter((kind) => !excluded.includes(kind));
    expect(eligible.map(({ name }) => name)).toEqual(scheme('GD-2018')?.eligibleCosts?.value);
    expect(excluded.map(({ name }) => name)).toEqual(scheme('GD-2018')?.excludedCosts?.value);
  });

  test('other regions stand beside them as analogues, each with its address', () => {
    expect(voucherAnalogues()).toHaveLength(7);
    expect(voucherAnalogues()[0]).toMatchObject({
      region: '湖北 (2025, Wuhan notice)',
      facts: { cap_per_enterprise_year_wan: 20 },
      url: expect.stringMatching(/^http/),
    });
  });

  test('every rule with a value names its source', () => {
    const found = voucherSchemes().flatMap(({ rules }) => Object.values(rules));
    for (const rule of found.filter(({ value }) => value !== null))
      expect(rule.sources[0]?.url).toMatch(/^https?:/);
    expect(scheme('GD-2018')?.rules['funding']?.sources.map(({ key }) => key)).toEqual(['F19']);
  });
});

describe('targets of the plan', () => {
  test('there are 103, each code once', () => {
    expect(planIndicators()).toHaveLength(103);
    expect(new Set(planIndicators().map(({ code }) => code)).size).toBe(103);
  });

  test('the two goals of adoption are counted by this platform', () =>
    expect(['upgraded-enterprises-2020', 'on-cloud-enterprises-2020'].map(indicator)).toEqual([
      expect.objectContaining({ targetMinimum: 10_000, targetMaximum: null, countedByPlatform: true }),
      expect.objectContaining({ targetMinimum: 200_000, name: '"上云上平台"企业', countedByPlatform: true }),
    ]));

  test('a range keeps both ends, and a remark is no counter', () => {
    expect(indicator('national-demo-bases-2020')).toMatchObject({ targetMinimum: 1, targetMaximum: 2 });
    expect(indicator('foreign-projects-2025')).toMatchObject({ countedByPlatform: false });
    expect(indicator('foreign-projects-2025')?.note).toContain('2025');
  });
});
