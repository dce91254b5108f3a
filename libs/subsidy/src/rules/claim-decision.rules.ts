import type { DivisionCode, LocalDate } from '#libs/kernel';
import type { SchemeRules } from '../scheme/scheme-rules.js';
import type { TierSize } from '../scheme/scheme-settings.js';
import { grantFor, type LineGrant } from './grant.rules.js';
import { ineligibilities, type Ineligibility } from './eligibility.rules.js';
import { phasesOf, type ContractPhase, type Phase } from './phases.rules.js';
import type { ContractLine } from './grant.rules.js';

/** What a claim is decided on, as it is kept: amounts are fen in digits, nothing is looked up again. */
export interface ClaimFacts {
  /** The day of the claim in Asia/Shanghai, which an application keeps. */
  readonly on: LocalDate;
  /** As certified; null while it is not, when its rules cannot be judged yet. */
  readonly enterprise: {
    readonly divisionCode: DivisionCode;
    readonly industryCode: string;
    readonly establishedOn: LocalDate;
    readonly priorYearRevenueFen: string;
    readonly sizeClass: TierSize | null;
    /** Whose limit it takes from: the credit code of who controls it, or its own. */
    readonly groupCode: string;
    readonly clusterCode: string | null;
  } | null;
  readonly contract: {
    readonly signedOn: LocalDate;
    readonly totalFen: string;
    readonly lines: readonly ContractLine[];
    readonly phases: readonly ContractPhase[];
    /** Terminated, or taken over by another provider. */
    readonly ended: boolean;
  };
  readonly providerInPool: boolean;
  /** Another voucher for the contract is alive or was paid, in whatever round. */
  readonly hadVoucher: boolean;
}

/** What the rules say of a claim. Which of the eligible get money is decided by the ledger, in their order. */
export interface ClaimResult {
  readonly ineligibilities: readonly Ineligibility[];
  readonly lines: readonly LineGrant[];
  readonly amountFen: string;
  readonly phases: readonly Phase[];
  /** 0: served before the others of its list. */
  readonly priority: 0 | 1;
}

/** Decides a claim: live, again, or by rules that are only thought about. The same facts and rules give the same result. */
export function decideClaim(facts: ClaimFacts, rules: SchemeRules): ClaimResult {
  const { enterprise, contract, on } = facts;
  const { lines, computedFen, amountFen } = grantFor(contract.lines, rules, enterprise?.sizeClass ?? null);
  const reasons = ineligibilities(
    enterprise && { ...enterprise, priorYearRevenueFen: BigInt(enterprise.priorYearRevenueFen) },
    {
      signedOn: contract.signedOn,
      ended: contract.ended,
      providerInPool: facts.providerInPool,
      hadVoucher: facts.hadVoucher,
      computedFen,
    },
    rules,
    on,
  );
  return {
    ineligibilities: reasons,
    lines,
    amountFen: String(amountFen),
    phases: phasesOf(contract.phases, BigInt(contract.totalFen), amountFen),
    priority: rules.clusterPriority.value && enterprise?.clusterCode ? 0 : 1,
  };
}
