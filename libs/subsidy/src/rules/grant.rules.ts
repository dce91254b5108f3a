import { min, shareOf, sum, type BasisPoints, type CostKind, type Fen } from '#libs/kernel';
import { rateFor } from '../scheme/rate.rules.js';
import { fenOf, type SchemeRules } from '../scheme/scheme-rules.js';
import type { TierSize } from '../scheme/scheme-settings.js';

/** A priced line of a contract; the amount is fen in digits. */
export interface ContractLine {
  readonly lineId: string;
  readonly kind: string;
  readonly description: string;
  readonly amountFen: string;
}

/** What the scheme pays for one line, and why nothing where it pays nothing. Amounts are fen in digits. */
export interface LineGrant {
  readonly lineId: string;
  readonly kind: string;
  readonly description: string;
  readonly amountFen: string;
  readonly eligible: boolean;
  /** The rule that leaves the line out; null for an eligible one. */
  readonly reason: 'COST_KIND_NOT_ELIGIBLE' | null;
  readonly grantFen: string;
}

export interface Grant {
  readonly lines: readonly LineGrant[];
  /** The sum of the lines, before the limit. */
  readonly computedFen: Fen;
  /** What the voucher is worth: never above what one enterprise may get. */
  readonly amountFen: Fen;
}

/**
 * What the scheme pays for a contract: line by line its share, rounded down to the fen, then limited.
 * @param sizeClass of the enterprise as certified, null while it is not
 */
export function grantFor(
  lines: readonly ContractLine[],
  rules: SchemeRules,
  sizeClass: TierSize | null = null,
): Grant {
  const eligibleFen = sum(
    lines.filter((line) => isEligible(line, rules)).map((line) => BigInt(line.amountFen)),
  );
  const rate = rateFor(rules, { sizeClass, eligibleFen });
  const grants = lines.map((line) => grantForLine(line, rules, rate));
  const computedFen = sum(grants.map(({ grantFen }) => BigInt(grantFen)));
  return { lines: grants, computedFen, amountFen: min(computedFen, fenOf(rules.enterpriseLimit)) };
}

function isEligible(line: ContractLine, rules: SchemeRules): boolean {
  return rules.eligibleCostKinds.value.includes(line.kind as CostKind);
}

function grantForLine(line: ContractLine, rules: SchemeRules, rate: BasisPoints): LineGrant {
  const eligible = isEligible(line, rules);
  return {
    lineId: line.lineId,
    kind: line.kind,
    description: line.description,
    amountFen: line.amountFen,
    eligible,
    reason: eligible ? null : 'COST_KIND_NOT_ELIGIBLE',
    grantFen: String(eligible ? shareOf(BigInt(line.amountFen), rate) : 0n),
  };
}
