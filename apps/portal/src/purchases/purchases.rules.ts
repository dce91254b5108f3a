import type { PurchasesQuery, SolutionToOrderQuery } from '../gql/graphql.js';
import { type Acting, holds } from '../session/acting.js';

export type Purchase = PurchasesQuery['directPurchases'][number];

export type PurchaseState = 'WAITS' | 'TAKEN' | 'DECLINED' | 'LAPSED';

export function stateOf({ accepted, turn }: Pick<Purchase, 'accepted' | 'turn'>): PurchaseState {
  if (accepted !== null) return accepted ? 'TAKEN' : 'DECLINED';
  return turn.mover === 'PROVIDER' ? 'WAITS' : 'LAPSED';
}

/** Whether the order waits for the provider that the reader acts for. */
export function isToAnswer(purchase: Purchase, acting: Acting | null): boolean {
  return stateOf(purchase) === 'WAITS' && purchase.provider.id === acting?.organisationId;
}

/** Those of the organisation for which the reader acts; what waits first. */
export function ownPurchases(all: readonly Purchase[], acting: Acting | null): readonly Purchase[] {
  const own = acting?.organisationId;
  return all
    .filter(({ provider, enterprise }) => provider.id === own || enterprise?.id === own)
    .toSorted((a, b) => Number(stateOf(b) === 'WAITS') - Number(stateOf(a) === 'WAITS'));
}

/** Why an item cannot be ordered as it is listed; null: as far as the page knows, it can. */
export function whyNotOrder(
  { priceFromFen, priceToFen }: Pick<SolutionToOrderQuery['solution'], 'priceFromFen' | 'priceToFen'>,
  acting: Acting | null,
): 'NO_FIXED_PRICE' | 'NOT_YOUR_ROLE' | null {
  if (priceFromFen !== priceToFen) return 'NO_FIXED_PRICE';
  return holds(acting, 'direct.buy') ? null : 'NOT_YOUR_ROLE';
}
