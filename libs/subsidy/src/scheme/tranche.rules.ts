import { splitBy, type DivisionCode, type Fen } from '#libs/kernel';
import type { SchemeRules } from './scheme-rules.js';

export interface CityShare {
  readonly cityCode: DivisionCode;
  readonly amountFen: Fen;
}

/** A budget split to the cities by the weights of the scheme, to the last fen; empty for a scheme without weights. */
export function tranchesOf(rules: Pick<SchemeRules, 'trancheWeights'>, budgetFen: Fen): CityShare[] {
  const weights = rules.trancheWeights?.value ?? [];
  if (weights.length === 0) return [];
  const amounts = splitBy(
    budgetFen,
    weights.map(({ weight }) => BigInt(weight)),
  );
  return weights.map(({ cityCode }, i) => ({ cityCode, amountFen: amounts[i]! }));
}
