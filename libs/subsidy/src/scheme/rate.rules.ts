import type { BasisPoints, Fen } from '#libs/kernel';
import type { SchemeRules } from './scheme-rules.js';
import type { TierSize } from './scheme-settings.js';

export interface RateFacts {
  /** As certified; null while it is not, when the least of the rates by size is all that can be counted on. */
  readonly sizeClass: TierSize | null;
  /** All that the contract spends on what the scheme pays for. */
  readonly eligibleFen: Fen;
}

/** The share that the scheme pays of the eligible spend: one for the whole contract, whatever the number of its phases. */
export function rateFor(
  rules: Pick<SchemeRules, 'subsidyShare' | 'subsidyTiers'>,
  facts: RateFacts,
): BasisPoints {
  if (!rules.subsidyTiers) return rules.subsidyShare.value;
  const { by, tiers } = rules.subsidyTiers.value;
  const rates =
    by === 'SPEND'
      ? // Tiers rise, so the last one that was reached is the one that holds.
        tiers.filter(({ fromFen }) => facts.eligibleFen >= BigInt(fromFen!)).slice(-1)
      : tiers.filter(({ sizeClass }) => facts.sizeClass === null || sizeClass === facts.sizeClass);
  return rates.length === 0 ? 0 : Math.min(...rates.map(({ rate }) => rate));
}
