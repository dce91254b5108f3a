import type { ProviderMoneyQuery } from '../gql/graphql.js';

export type Claim = ProviderMoneyQuery['redemptions']['edges'][number]['node'];
export type Entry = ProviderMoneyQuery['statement']['entries'][number];

/** States in which a claim still waits for somebody. */
const OPEN: readonly string[] = ['SUBMITTED', 'RETURNED', 'REVIEWED', 'APPROVED', 'NOTICED', 'PAYING'];

export function isOpen({ state }: Pick<Claim, 'state'>): boolean {
  return OPEN.includes(state);
}

/** Whether money moved at the bank with an entry; what comes before is a right to it. */
export function moved(kind: Entry['kind']): 'IN' | 'OUT' | null {
  if (kind === 'PAID' || kind === 'REFUNDED') return 'IN';
  if (kind === 'CAME_BACK' || kind === 'RECOVERED' || kind === 'INTEREST') return 'OUT';
  return null;
}
