import type { PaymentCandidatesQuery, PaymentRunQuery } from '../gql/graphql.js';
import { sumOfFen } from '../ui/value/money.rules.js';

export type Candidate = PaymentCandidatesQuery['paymentCandidates'][number];
export type Run = PaymentRunQuery['paymentRun'];

/** The round that is shown: the one that was chosen, else the newest that is published; rounds come newest first. */
export function roundToPay<Round extends { readonly id: string; readonly state: string }>(
  rounds: readonly Round[],
  chosen: string | undefined,
): Round | undefined {
  return rounds.find(({ id }) => id === chosen) ?? rounds.find(({ state }) => state === 'PUBLISHED');
}

/** What can be paid now, and the sum of it in fen. */
export function payableOf(candidates: readonly Candidate[]): {
  readonly count: number;
  readonly fen: string;
} {
  const free = candidates.filter(({ obstacle }) => obstacle === null);
  return { count: free.length, fen: sumOfFen(free.map(({ redemption }) => redemption)) };
}

/** How many lines of a run stand in each state, in the order in which a payment goes through them. */
export function progressOf({ payouts }: Pick<Run, 'payouts'>): readonly { state: string; count: number }[] {
  return ['PENDING', 'SENT', 'ACKNOWLEDGED', 'SUCCEEDED', 'FAILED', 'RETURNED']
    .map((state) => ({ state, count: payouts.filter((payout) => payout.state === state).length }))
    .filter(({ count }) => count > 0);
}
