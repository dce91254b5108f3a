import { cityOf, covers, type DivisionCode, type Fen, type LocalDate, yuan } from '#libs/kernel';
import { fenOf, type SchemeRules } from '../scheme/scheme-rules.js';

export const ELIGIBILITY_RULES = [
  'REGISTERED_IN_PROVINCE',
  'CITY_TAKES_PART',
  'INDUSTRIAL_ENTERPRISE',
  'MINIMUM_AGE',
  'MINIMUM_REVENUE',
  'NO_FISCAL_VIOLATION',
  'CONTRACT_IN_FORCE',
  'CONTRACT_SIGNED_AFTER',
  'PROVIDER_IN_POOL',
  'NO_REPEAT_FOR_CONTRACT',
  'NO_OTHER_FISCAL_SUPPORT',
  'SOME_ELIGIBLE_LINE',
] as const;
export type EligibilityRule = (typeof ELIGIBILITY_RULES)[number];

/** NEEDS_REVIEW: the fact is not known, or only somebody can tell who looks at the papers. */
export const VERDICTS = ['PASS', 'FAIL', 'NEEDS_REVIEW'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A rule that is not met, with what the rule asks, what was found, and where the rule stands. */
export interface Ineligibility {
  readonly rule: EligibilityRule;
  readonly asked: string;
  readonly found: string;
  readonly source: string;
}

/** What a rule of the scheme says of the facts. */
export interface RuleResult extends Ineligibility {
  readonly verdict: Verdict;
}

/** What is known of the enterprise; null while it is not certified, when its rules cannot be judged yet. */
export interface EnterpriseFacts {
  readonly divisionCode: DivisionCode;
  readonly industryCode: string;
  readonly establishedOn: LocalDate;
  readonly priorYearRevenueFen: Fen;
}

export interface ContractFacts {
  readonly signedOn: LocalDate;
  /** It ended before all of it was delivered: no scheme has to say that there is nothing left to pay for. */
  readonly ended?: boolean;
  readonly providerInPool: boolean;
  /** Another voucher for the contract is alive or was paid, in whatever round. */
  readonly hadVoucher: boolean;
  /** What the scheme pays for its lines together. */
  readonly computedFen: Fen;
}

/** Everything the rules ask about; null for what is not known. */
export interface Facts {
  readonly divisionCode: DivisionCode | null;
  readonly industryCode: string | null;
  readonly establishedOn: LocalDate | null;
  readonly priorYearRevenueFen: Fen | null;
  readonly fiscalViolation: boolean | null;
  readonly signedOn: LocalDate | null;
  readonly providerInPool: boolean | null;
  readonly hadVoucher: boolean | null;
  readonly otherFiscalSupport: boolean | null;
  /** Whether the scheme pays for some of it, and what was looked at. */
  readonly eligibleSpend: { readonly some: boolean; readonly found: string } | null;
}

export const NOTHING_KNOWN: Facts = {
  divisionCode: null,
  industryCode: null,
  establishedOn: null,
  priorYearRevenueFen: null,
  fiscalViolation: null,
  signedOn: null,
  providerInPool: null,
  hadVoucher: null,
  otherFiscalSupport: null,
  eligibleSpend: null,
};

const GUANGDONG = '440000';
/** Sections B, C and D of GB/T 4754: mining, manufacturing, energy and water. */
const INDUSTRIAL = /^[BCD]/;
const IN_THE_LAW = '服务券奖补工作方案';

/**
 * Every rule that is not met, at once, so that the applicant mends all of them in one go. Empty means eligible.
 * @param on the day of the claim: an application keeps the day it was filed on
 */
export function ineligibilities(
  enterprise: EnterpriseFacts | null,
  contract: ContractFacts,
  rules: SchemeRules,
  on: LocalDate,
): Ineligibility[] {
  const { signedOn, providerInPool, hadVoucher, computedFen } = contract;
  const eligibleSpend = { some: computedFen > 0n, found: `¥${yuan(computedFen)}` };
  const {
    divisionCode = null,
    industryCode = null,
    establishedOn = null,
    priorYearRevenueFen = null,
  } = enterprise ?? {};
  const facts = {
    divisionCode,
    industryCode,
    establishedOn,
    priorYearRevenueFen,
    signedOn,
    providerInPool,
    hadVoucher,
  };
  const failed = resultsOf({ ...NOTHING_KNOWN, ...facts, eligibleSpend }, rules, on)
    .filter(({ verdict }) => verdict === 'FAIL')
    .map(({ rule, asked, found, source }) => ({ rule, asked, found, source }));
  const ended = { rule: 'CONTRACT_IN_FORCE', asked: 'true', found: 'false', source: IN_THE_LAW } as const;
  return contract.ended ? [...failed, ended] : failed;
}

/** What each rule that the scheme has says of the facts, in the order in which they are looked at. */
export function resultsOf(facts: Facts, rules: SchemeRules, on: LocalDate): RuleResult[] {
  return [...ofEnterprise(facts, rules, on), ...ofContract(facts, rules)];
}

function ofEnterprise(facts: Facts, rules: SchemeRules, on: LocalDate): RuleResult[] {
  const { divisionCode, industryCode, establishedOn, priorYearRevenueFen, fiscalViolation } = facts;
  const { registeredInProvince, excludedCityCodes, industrialEnterprise, minimumAgeYears } = rules;
  const { minimumPriorYearRevenue, yearsWithoutFiscalViolation } = rules;
  return [
    ruled('REGISTERED_IN_PROVINCE', divisionCode, registeredInProvince, GUANGDONG, (code) =>
      covers(GUANGDONG, code),
    ),
    ruled(
      'CITY_TAKES_PART',
      divisionCode === null ? null : cityOf(divisionCode),
      excludedCityCodes,
      excludedCityCodes.value.join(', '),
      (city) => !excludedCityCodes.value.includes(city),
    ),
    ...(industrialEnterprise?.value
      ? [
          ruled('INDUSTRIAL_ENTERPRISE', industryCode, industrialEnterprise, 'B, C, D', (code) =>
            INDUSTRIAL.test(code),
          ),
        ]
      : []),
    ...(minimumAgeYears
      ? [
          ruled(
            'MINIMUM_AGE',
            establishedOn,
            minimumAgeYears,
            String(minimumAgeYears.value),
            (day) => yearsLater(day, minimumAgeYears.value) <= on,
          ),
        ]
      : []),
    ...(minimumPriorYearRevenue
      ? [
          ruled(
            'MINIMUM_REVENUE',
            priorYearRevenueFen,
            minimumPriorYearRevenue,
            yuan(fenOf(minimumPriorYearRevenue)),
            (fen) => fen >= fenOf(minimumPriorYearRevenue),
            yuan,
          ),
        ]
      : []),
    ...(yearsWithoutFiscalViolation
      ? [
          ruled(
            'NO_FISCAL_VIOLATION',
            fiscalViolation,
            yearsWithoutFiscalViolation,
            String(yearsWithoutFiscalViolation.value),
            (violated) => !violated,
          ),
        ]
      : []),
  ];
}

function ofContract(facts: Facts, rules: SchemeRules): RuleResult[] {
  const { signedOn, providerInPool, hadVoucher, otherFiscalSupport, eligibleSpend } = facts;
  const { contractSignedAfter, noRepeatForSameContract, noOtherFiscalSupport, eligibleCostKinds } = rules;
  const asked = eligibleCostKinds.value.join(', ');
  return [
    ruled(
      'CONTRACT_SIGNED_AFTER',
      signedOn,
      contractSignedAfter,
      contractSignedAfter.value,
      (day) => day > contractSignedAfter.value,
    ),
    ...(rules.providerInPool.value
      ? [ruled('PROVIDER_IN_POOL', providerInPool, rules.providerInPool, 'true', (isIn) => isIn)]
      : []),
    ...(noRepeatForSameContract?.value
      ? [ruled('NO_REPEAT_FOR_CONTRACT', hadVoucher, noRepeatForSameContract, 'false', (had) => !had)]
      : []),
    ...(noOtherFiscalSupport?.value
      ? [ruled('NO_OTHER_FISCAL_SUPPORT', otherFiscalSupport, noOtherFiscalSupport, 'false', (has) => !has)]
      : []),
    ruled(
      'SOME_ELIGIBLE_LINE',
      eligibleSpend,
      eligibleCostKinds,
      asked,
      ({ some }) => some,
      ({ found }) => found,
    ),
  ];
}

/** Judges one rule: what is not known passes nobody and fails nobody. */
function ruled<T>(
  rule: EligibilityRule,
  fact: T | null,
  setting: { readonly source: string } | undefined,
  asked: string,
  met: (fact: T) => boolean,
  shown: (fact: T) => string = String,
): RuleResult {
  const source = setting?.source ?? IN_THE_LAW;
  if (fact === null) return { rule, verdict: 'NEEDS_REVIEW', asked, found: '', source };
  return { rule, verdict: met(fact) ? 'PASS' : 'FAIL', asked, found: shown(fact), source };
}

/** The same day some years later; 29 February becomes 1 March where there is none, as the day compares as text. */
function yearsLater(day: LocalDate, years: number): LocalDate {
  return `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`;
}
