import { cityOf, covers, type DivisionCode, type Fen, type LocalDate, yuan } from '#libs/kernel';
import { fenOf, type SchemeRules } from '../scheme/scheme-rules.js';

export const ELIGIBILITY_RULES = [
  'REGISTERED_IN_PROVINCE',
  'CITY_TAKES_PART',
  'INDUSTRIAL_ENTERPRISE',
  'MINIMUM_AGE',
  'MINIMUM_REVENUE',
  'CONTRACT_SIGNED_AFTER',
  'PROVIDER_IN_POOL',
  'NO_REPEAT_FOR_CONTRACT',
  'SOME_ELIGIBLE_LINE',
] as const;
export type EligibilityRule = (typeof ELIGIBILITY_RULES)[number];

/** A rule that is not met, with what the rule asks, what was found, and where the rule stands. */
export interface Ineligibility {
  readonly rule: EligibilityRule;
  readonly asked: string;
  readonly found: string;
  readonly source: string;
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
  readonly providerInPool: boolean;
  /** Another voucher for the contract is alive or was paid, in whatever round. */
  readonly hadVoucher: boolean;
  /** What the scheme pays for its lines together. */
  readonly computedFen: Fen;
}

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
  return [...(enterprise ? ofEnterprise(enterprise, rules, on) : []), ...ofContract(contract, rules)];
}

function ofEnterprise(enterprise: EnterpriseFacts, rules: SchemeRules, on: LocalDate): Ineligibility[] {
  const { divisionCode, industryCode, establishedOn, priorYearRevenueFen } = enterprise;
  const { excludedCityCodes, industrialEnterprise, minimumAgeYears, minimumPriorYearRevenue } = rules;
  const oldEnough = minimumAgeYears && yearsLater(establishedOn, minimumAgeYears.value) <= on;
  const earnsEnough = minimumPriorYearRevenue && priorYearRevenueFen >= fenOf(minimumPriorYearRevenue);
  return failing([
    [covers(GUANGDONG, divisionCode), 'REGISTERED_IN_PROVINCE', GUANGDONG, divisionCode, IN_THE_LAW],
    [
      !excludedCityCodes.value.includes(cityOf(divisionCode)),
      'CITY_TAKES_PART',
      excludedCityCodes.value.join(', '),
      cityOf(divisionCode),
      excludedCityCodes.source,
    ],
    [
      !industrialEnterprise?.value || INDUSTRIAL.test(industryCode),
      'INDUSTRIAL_ENTERPRISE',
      'B, C, D',
      industryCode,
      industrialEnterprise?.source,
    ],
    [
      oldEnough ?? true,
      'MINIMUM_AGE',
      String(minimumAgeYears?.value),
      establishedOn,
      minimumAgeYears?.source,
    ],
    [
      earnsEnough ?? true,
      'MINIMUM_REVENUE',
      minimumPriorYearRevenue ? yuan(fenOf(minimumPriorYearRevenue)) : '',
      yuan(priorYearRevenueFen),
      minimumPriorYearRevenue?.source,
    ],
  ]);
}

function ofContract(contract: ContractFacts, rules: SchemeRules): Ineligibility[] {
  const { contractSignedAfter, providerInPool, noRepeatForSameContract, eligibleCostKinds } = rules;
  return failing([
    [
      contract.signedOn > contractSignedAfter.value,
      'CONTRACT_SIGNED_AFTER',
      contractSignedAfter.value,
      contract.signedOn,
      contractSignedAfter.source,
    ],
    [
      !providerInPool.value || contract.providerInPool,
      'PROVIDER_IN_POOL',
      'true',
      String(contract.providerInPool),
      providerInPool.source,
    ],
    [
      !noRepeatForSameContract?.value || !contract.hadVoucher,
      'NO_REPEAT_FOR_CONTRACT',
      'false',
      String(contract.hadVoucher),
      noRepeatForSameContract?.source,
    ],
    [
      contract.computedFen > 0n,
      'SOME_ELIGIBLE_LINE',
      eligibleCostKinds.value.join(', '),
      yuan(contract.computedFen),
      eligibleCostKinds.source,
    ],
  ]);
}

type Check = readonly [
  met: boolean,
  rule: EligibilityRule,
  asked: string,
  found: string,
  source: string | undefined,
];

function failing(checks: readonly Check[]): Ineligibility[] {
  return checks
    .filter(([met]) => !met)
    .map(([, rule, asked, found, source]) => ({ rule, asked, found, source: source ?? IN_THE_LAW }));
}

/** The same day some years later; 29 February becomes 1 March where there is none, as the day compares as text. */
function yearsLater(day: LocalDate, years: number): LocalDate {
  return `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`;
}
