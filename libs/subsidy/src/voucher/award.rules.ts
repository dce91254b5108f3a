import { min, shareOf, sum, type CostKind, type Fen } from '#libs/kernel';
import { fenOf, type SchemeRules } from '../scheme/scheme-rules.js';
import type { ContractLine } from '../copies.entity.js';

/** What the scheme pays for one line, and why nothing where it pays nothing. Amounts are fen in digits. */
export interface LineAward {
  readonly lineId: string;
  readonly kind: string;
  readonly description: string;
  readonly amountFen: string;
  readonly eligible: boolean;
  /** The rule that leaves the line out; null for an eligible one. */
  readonly reason: 'COST_KIND_NOT_ELIGIBLE' | null;
  readonly awardFen: string;
}

export interface Award {
  readonly lines: readonly LineAward[];
  /** The sum of the lines, before the limit. */
  readonly computedFen: Fen;
  /** What the voucher is worth: never above what one enterprise may get. */
  readonly amountFen: Fen;
}

/** What the scheme pays for a contract: line by line its share, rounded down to the fen, then limited. */
export function awardFor(lines: readonly ContractLine[], rules: SchemeRules): Award {
  const awards = lines.map((line) => lineAward(line, rules));
  const computedFen = sum(awards.map(({ awardFen }) => BigInt(awardFen)));
  return { lines: awards, computedFen, amountFen: min(computedFen, fenOf(rules.enterpriseLimit)) };
}

function lineAward(line: ContractLine, rules: SchemeRules): LineAward {
  const eligible = rules.eligibleCostKinds.value.includes(line.kind as CostKind);
  return {
    lineId: line.lineId,
    kind: line.kind,
    description: line.description,
    amountFen: line.amountFen,
    eligible,
    reason: eligible ? null : 'COST_KIND_NOT_ELIGIBLE',
    awardFen: String(eligible ? shareOf(BigInt(line.amountFen), rules.subsidyShare.value) : 0n),
  };
}
