import { lazily, readDocument } from './data-folder.js';

/** How sure we are of a rule. What was `NOT_FOUND` is an operator's setting and must not be shown as law. */
export type Confidence = 'CONFIRMED' | 'PARTIAL' | 'INFERRED' | 'NOT_FOUND';

/** A rule with where it was read. Its value is null where the public text does not give one. */
export interface Sourced<T> {
  readonly value: T | null;
  readonly confidence: Confidence;
  readonly note: string | null;
  readonly sources: readonly RuleSource[];
}

export interface RuleSource {
  readonly key: string;
  readonly title: string;
  readonly url: string;
}

/** From and until when, ISO 8601 with the offset of Asia/Shanghai. */
export interface TimeWindow {
  readonly from: string;
  readonly to: string;
}

/** A voucher scheme of Guangdong. A rule the scheme does not mention is undefined. */
export interface VoucherScheme {
  /** E.g. `GD-2020`. */
  readonly id: string;
  readonly name: string;
  readonly documentNumber: string | null;
  /** As printed: a year, or year and month. */
  readonly issued: string | null;
  readonly registeredIn?: Sourced<string>;
  /** 工业企业. */
  readonly industrialEnterprise?: Sourced<string>;
  readonly minimumAgeYears?: Sourced<number>;
  readonly minimumPriorYearRevenueFen?: Sourced<bigint>;
  /** No serious violation with fiscal funds in so many years. */
  readonly yearsWithoutFiscalViolation?: Sourced<number>;
  /** The same content must not be funded from other fiscal means. */
  readonly noOtherFiscalSupport?: Sourced<boolean>;
  /** The content of a contract that already had a voucher cannot be claimed again. */
  readonly noRepeatForSameContract?: Sourced<boolean>;
  /** Cities that take no part. */
  readonly excludedCityCodes?: Sourced<readonly string[]>;
  /** The contract is signed after this day (the day of 粤府〔2018〕23号), `YYYY-MM-DD`. */
  readonly contractSignedAfter?: Sourced<string>;
  readonly providerInPool?: Sourced<boolean>;
  readonly eligibleCosts?: Sourced<readonly string[]>;
  readonly excludedCosts?: Sourced<readonly string[]>;
  /** Share of the contract, basis points. */
  readonly subsidyBasisPoints?: Sourced<number>;
  readonly ceilingPerEnterpriseFen?: Sourced<bigint>;
  /** Initial limits of what the vouchers of one provider may add up to in a round. */
  readonly ceilingPerProviderFen?: Sourced<{ readonly platform: bigint; readonly other: bigint }>;
  /** Paid so far, as a share of the contract, basis points. */
  readonly minimumPaidBasisPoints?: Sourced<number>;
  readonly redemptionDocuments?: Sourced<readonly string[]>;
  readonly applyWindow?: Sourced<TimeWindow>;
  readonly redeemWindow?: Sourced<TimeWindow>;
  /** Every rule of the scheme as in the file, by its dotted name there: what a page of sources shows. */
  readonly rules: Readonly<Record<string, Sourced<unknown>>>;
}

/** How another region did it: no law in Guangdong, but an example for those who set what no source gives. */
export interface VoucherAnalogue {
  readonly region: string;
  /** As in the file: amounts in 万元 where the name ends in `_wan`, shares of 1. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly note: string | null;
  readonly url: string;
}

interface SourceFile {
  readonly sources: Readonly<Record<string, { readonly title: string; readonly url: string }>>;
  readonly schemes: readonly SourceScheme[];
  readonly analogues: readonly (Readonly<Record<string, unknown>> & {
    readonly region: string;
    readonly note?: string;
    readonly url: string;
  })[];
}

interface SourceScheme {
  readonly id: string;
  readonly name: string;
  readonly doc_no?: string;
  readonly issued?: string;
  readonly [rule: string]: unknown;
}

interface SourceRule {
  readonly value: unknown;
  readonly source?: string | null;
  readonly confidence: string;
  readonly note?: string;
}

interface CityScope {
  readonly cities: string;
}

interface ProviderLimits {
  readonly platform: number;
  readonly other: number;
}

const FEN_PER_WAN = 1_000_000;

/** The five Guangdong schemes of 2018 to 2022, each rule with its source and our confidence in it. */
export const voucherSchemes = lazily((): readonly VoucherScheme[] => {
  const file = readDocument('policy-voucher-rules.json') as SourceFile;
  return file.schemes.map((scheme) => schemeOf(scheme, rulesOf(scheme, file)));
});

/** Schemes of other regions and later years. */
export const voucherAnalogues = lazily((): readonly VoucherAnalogue[] => {
  const file = readDocument('policy-voucher-rules.json') as SourceFile;
  return file.analogues.map(({ region, note, url, ...facts }) => ({
    region,
    facts,
    note: note ?? null,
    url,
  }));
});

function schemeOf(scheme: SourceScheme, rules: VoucherScheme['rules']): VoucherScheme {
  const kept = <T>(name: string): Sourced<T> | undefined => rules[name] as Sourced<T> | undefined;
  return {
    id: scheme.id,
    name: scheme.name,
    documentNumber: scheme.doc_no ?? null,
    issued: scheme.issued ?? null,
    registeredIn: kept('eligible_enterprise.registered_in'),
    industrialEnterprise: kept('eligible_enterprise.industrial'),
    minimumAgeYears: kept('eligible_enterprise.age_years_min'),
    minimumPriorYearRevenueFen: made(
      kept<number>('eligible_enterprise.prior_year_main_revenue_wan_min'),
      fenOf,
    ),
    yearsWithoutFiscalViolation: kept('eligible_enterprise.no_fiscal_violation_years'),
    noOtherFiscalSupport: kept('eligible_enterprise.no_other_fiscal_support_for_same_content'),
    noRepeatForSameContract: kept('eligible_enterprise.no_repeat_for_same_contract_content'),
    excludedCityCodes: made(kept<CityScope>('scope'), excludedCitiesOf),
    contractSignedAfter: kept('contract.signed_after'),
    providerInPool: kept('contract.provider_in_pool'),
    eligibleCosts: kept('eligible_costs'),
    excludedCosts: kept('excluded_costs'),
    subsidyBasisPoints: made(kept<number>('subsidy_ratio'), basisPointsOf),
    ceilingPerEnterpriseFen: made(kept<number>('cap_per_enterprise_wan'), fenOf),
    ceilingPerProviderFen: made(kept<ProviderLimits>('cap_per_provider_wan'), providerCeilingOf),
    minimumPaidBasisPoints: made(kept<number>('payment.min_paid_ratio'), basisPointsOf),
    redemptionDocuments: kept('redemption_documents'),
    applyWindow: kept('windows.apply'),
    redeemWindow: kept('windows.redeem'),
    rules,
  };
}

/** The round of 2020 says "as GD-2019" of its enterprises: such a word is replaced by the rules it points to. */
function rulesOf(scheme: SourceScheme, file: SourceFile): VoucherScheme['rules'] {
  const found: Record<string, Sourced<unknown>> = {};
  const collect = (value: unknown, name: string): void => {
    const other = typeof value === 'string' ? /^as (\S+)$/.exec(value)?.[1] : undefined;
    if (other !== undefined) collect(file.schemes.find(({ id }) => id === other)?.[name], name);
    if (typeof value !== 'object' || value === null) return;
    if ('confidence' in value) found[name] = sourced(value as SourceRule, file.sources);
    else for (const [key, part] of Object.entries(value)) collect(part, name === '' ? key : `${name}.${key}`);
  };
  collect(scheme, '');
  return found;
}

function sourced(rule: SourceRule, sources: SourceFile['sources']): Sourced<unknown> {
  return {
    value: rule.value,
    confidence: rule.confidence.toUpperCase() as Confidence,
    note: rule.note ?? null,
    sources: (rule.source ?? '').split(/[,+]\s*/).flatMap((key) => {
      const source = sources[key.trim()];
      return source ? [{ key: key.trim(), ...source }] : [];
    }),
  };
}

function made<Source, T>(
  rule: Sourced<Source> | undefined,
  make: (value: Source) => T,
): Sourced<T> | undefined {
  return rule && { ...rule, value: rule.value === null ? null : make(rule.value) };
}

function fenOf(wan: number): bigint {
  return BigInt(wan * FEN_PER_WAN);
}

function basisPointsOf(ratio: number): number {
  return Math.round(ratio * 10_000);
}

function excludedCitiesOf(scope: CityScope): string[] {
  return scope.cities.match(/\d{6}/g) ?? [];
}

function providerCeilingOf(limits: ProviderLimits): {
  platform: bigint;
  other: bigint;
} {
  return { platform: fenOf(limits.platform), other: fenOf(limits.other) };
}
