import { canonicalJson, type Canonical } from '#libs/kernel';
import type { SchemeRules } from './scheme-rules.js';
import { REVIEW_LEVELS, TIER_SIZES, type StoredSetting, type SubsidyTier } from './scheme-settings.js';

export const SCHEME_PROBLEMS = [
  'MISSING',
  'UNKNOWN_RULE',
  'FORMAT',
  'RANGE',
  'TWICE',
  'NO_SUCH_DAY',
  'WINDOW_ORDER',
  'CITY_UNKNOWN',
  'CITY_EXCLUDED',
  'NO_COST_KIND',
  'KIND_ON_BOTH_LISTS',
  'LEVELS_ORDER',
  'TIER_INCOMPLETE',
  'TIERS_START',
  'TIERS_ORDER',
] as const;
export type SchemeProblemKind = (typeof SCHEME_PROBLEMS)[number];

/** What keeps a draft from being proposed. */
export interface SchemeProblem {
  readonly rule: string;
  readonly problem: SchemeProblemKind;
  /** What was found or is asked for; may be empty. */
  readonly detail: string;
}

/** The rules that can be read, of a draft that need not be whole. */
export type Readable = Partial<SchemeRules>;
type RuleName = keyof SchemeRules;

/** The numbers and shares that only make sense within bounds. */
const RANGES: Partial<Record<RuleName, readonly [least: number, most: number]>> = {
  subsidyShare: [1, 10_000],
  minimumPaidShare: [1, 10_000],
  noticeDays: [1, 90],
  correctionDays: [1, 90],
  payWithinDays: [1, 365],
  minimumAgeYears: [1, 50],
  yearsWithoutFiscalViolation: [1, 50],
};

/** What contradicts itself or the world in rules that can be read one by one. */
export function contradictions(rules: Readable, cityCodes: readonly string[]): SchemeProblem[] {
  return [
    ...outOfRange(rules),
    ...windows(rules),
    ...lists(rules),
    ...cityProblems(rules, cityCodes),
    ...levels(rules),
    ...tierProblems(rules),
  ];
}

function outOfRange(rules: Readable): SchemeProblem[] {
  return (Object.entries(RANGES) as [RuleName, readonly [number, number]][]).flatMap(
    ([rule, [least, most]]) => {
      const value = rules[rule]?.value;
      return typeof value === 'number' && (value < least || value > most)
        ? [problem(rule, 'RANGE', `${least}–${most}`)]
        : [];
    },
  );
}

function windows({ claimWindow, redeemWindow, contractSignedAfter }: Readable): SchemeProblem[] {
  const [claim, redeem] = [claimWindow?.value, redeemWindow?.value];
  const day = contractSignedAfter?.value;
  return [
    ...(claim && Date.parse(claim.from) >= Date.parse(claim.to)
      ? [problem('claimWindow', 'WINDOW_ORDER', shown(claim))]
      : []),
    ...(redeem && Date.parse(redeem.from) >= Date.parse(redeem.to)
      ? [problem('redeemWindow', 'WINDOW_ORDER', shown(redeem))]
      : []),
    ...(claim && redeem && Date.parse(claim.from) > Date.parse(redeem.from)
      ? [problem('redeemWindow', 'WINDOW_ORDER', `${claim.from} > ${redeem.from}`)]
      : []),
    ...(day && !isDay(day) ? [problem('contractSignedAfter', 'NO_SUCH_DAY', day)] : []),
  ];
}

function lists(rules: Readable): SchemeProblem[] {
  const eligible = rules.eligibleCostKinds?.value;
  const both = eligible?.filter((kind) => rules.excludedCostKinds?.value.includes(kind)) ?? [];
  const named: [RuleName, readonly string[]][] = [
    ['eligibleCostKinds', eligible ?? []],
    ['excludedCostKinds', rules.excludedCostKinds?.value ?? []],
    ['excludedCityCodes', rules.excludedCityCodes?.value ?? []],
    ['requiredDocuments', rules.requiredDocuments?.value ?? []],
    ['reviewLevels', rules.reviewLevels?.value ?? []],
    ['trancheWeights', rules.trancheWeights?.value.map(({ cityCode }) => cityCode) ?? []],
  ];
  return [
    ...named
      .map(([rule, codes]) => [rule, codes.filter((code, i) => codes.indexOf(code) !== i)] as const)
      .filter(([, twice]) => twice.length > 0)
      .map(([rule, twice]) => problem(rule, 'TWICE', [...new Set(twice)].join(', '))),
    ...(eligible?.length === 0 ? [problem('eligibleCostKinds', 'NO_COST_KIND', '')] : []),
    ...(both.length > 0 ? [problem('excludedCostKinds', 'KIND_ON_BOTH_LISTS', both.join(', '))] : []),
  ];
}

function cityProblems(rules: Readable, known: readonly string[]): SchemeProblem[] {
  const excluded = rules.excludedCityCodes?.value ?? [];
  const weighted = rules.trancheWeights?.value.map(({ cityCode }) => cityCode) ?? [];
  const unknown = (codes: readonly string[]): string[] => codes.filter((code) => !known.includes(code));
  const leftOut = weighted.filter((code) => excluded.includes(code));
  return [
    ...naming('excludedCityCodes', 'CITY_UNKNOWN', unknown(excluded)),
    ...naming('trancheWeights', 'CITY_UNKNOWN', unknown(weighted)),
    ...naming('trancheWeights', 'CITY_EXCLUDED', leftOut),
  ];
}

/** From the county upwards; the city and the province take part whatever else. */
function levels({ reviewLevels }: Readable): SchemeProblem[] {
  if (!reviewLevels) return [];
  const given = reviewLevels.value;
  const inOrder = REVIEW_LEVELS.filter((level) => given.includes(level));
  const whole = given.includes('CITY_REVIEW') && given.includes('PROVINCE_APPROVAL');
  if (whole && inOrder.join() === [...new Set(given)].join()) return [];
  return [problem('reviewLevels', 'LEVELS_ORDER', given.join(', '))];
}

function tierProblems({ subsidyTiers }: Readable): SchemeProblem[] {
  if (!subsidyTiers) return [];
  const { by, tiers } = subsidyTiers.value;
  const key = (tier: SubsidyTier) => (by === 'SIZE_CLASS' ? tier.sizeClass : tier.fromFen);
  const incomplete = tiers.filter((tier) => key(tier) === undefined).length;
  if (incomplete > 0) return [problem('subsidyTiers', 'TIER_INCOMPLETE', by)];
  return by === 'SIZE_CLASS' ? bySize(tiers) : bySpend(tiers);
}

function bySize(tiers: readonly SubsidyTier[]): SchemeProblem[] {
  const missing = TIER_SIZES.filter((size) => !tiers.some(({ sizeClass }) => sizeClass === size));
  const twice = tiers.filter(
    ({ sizeClass }, i) => tiers.findIndex((tier) => tier.sizeClass === sizeClass) !== i,
  );
  return [
    ...naming('subsidyTiers', 'TIER_INCOMPLETE', missing),
    ...naming(
      'subsidyTiers',
      'TWICE',
      twice.map(({ sizeClass }) => sizeClass!),
    ),
  ];
}

/** The whole spend gets the rate of its tier, so a falling rate would give less for one fen more. */
function bySpend(tiers: readonly SubsidyTier[]): SchemeProblem[] {
  const falls = tiers.slice(1).filter(({ fromFen, rate }, i) => {
    const before = tiers[i]!;
    return BigInt(fromFen!) <= BigInt(before.fromFen!) || rate < before.rate;
  });
  return [
    ...(tiers[0]?.fromFen === '0' ? [] : [problem('subsidyTiers', 'TIERS_START', tiers[0]?.fromFen ?? '')]),
    ...naming(
      'subsidyTiers',
      'TIERS_ORDER',
      falls.map(({ fromFen }) => fromFen!),
    ),
  ];
}

export interface RuleChange {
  readonly rule: string;
  /** Null for a rule that is new. */
  readonly old: StoredSetting | null;
  /** Null for a rule that falls away. */
  readonly new: StoredSetting | null;
}

type Settings = Readonly<Record<string, StoredSetting | undefined>>;

/** What differs from one version to another, rule by rule, in the order of their names. */
export function changesBetween(before: Settings, after: Settings): RuleChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .toSorted()
    .map((rule) => ({ rule, old: before[rule] ?? null, new: after[rule] ?? null }))
    .filter((change) => plain(change.old) !== plain(change.new));
}

function plain(setting: StoredSetting | null): string {
  return canonicalJson(JSON.parse(JSON.stringify(setting)) as Canonical);
}

function problem(rule: RuleName, kind: SchemeProblemKind, detail: string): SchemeProblem {
  return { rule, problem: kind, detail };
}

function naming(rule: RuleName, kind: SchemeProblemKind, what: readonly string[]): SchemeProblem[] {
  return what.length > 0 ? [problem(rule, kind, what.join(', '))] : [];
}

function shown({ from, to }: { readonly from: string; readonly to: string }): string {
  return `${from} – ${to}`;
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(text);
}
