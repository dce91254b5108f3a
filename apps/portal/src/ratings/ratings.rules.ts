import type { ContractRatingQuery } from '../gql/graphql.js';
import { type Acting, holds } from '../session/acting.js';

export type Rating = NonNullable<ContractRatingQuery['contractRating']>;

export const PARTS = ['quality', 'timeliness', 'service', 'competence', 'value'] as const;
export type Part = (typeof PARTS)[number];

/** What can be done about the rating of a contract, by whom: one rating by the enterprise, one reply by the provider. */
export type RatingStep =
  'RATE' | 'ENTERPRISE_RATES' | 'NOT_ACCEPTED' | 'REPLY' | 'PROVIDER_REPLIES' | 'COMPLETE';

export function stepOf(
  { contract, contractRating: rating }: ContractRatingQuery,
  acting: Acting | null,
): RatingStep {
  const { enterprise, provider, state } = contract;
  if (!rating) {
    if (state !== 'ACCEPTED') return 'NOT_ACCEPTED';
    const own = acting !== null && enterprise?.id === acting.organisationId;
    return own && holds(acting, 'contract.rate') ? 'RATE' : 'ENTERPRISE_RATES';
  }
  if (rating.reply !== null) return 'COMPLETE';
  const own = acting !== null && provider.id === acting.organisationId;
  return own && holds(acting, 'rating.reply') ? 'REPLY' : 'PROVIDER_REPLIES';
}

/** The mean of the five, to a tenth, rounded half up. */
export function meanOf(rating: Pick<Rating, Part>): number {
  const sum = PARTS.reduce((total, part) => total + rating[part], 0);
  return Math.round((sum * 10) / PARTS.length) / 10;
}
