import type { Source, ReservationRequest } from '#libs/ledger';
import { LIMIT_KINDS, limitsOf, usedOf, type LimitKind } from '../round/limits.js';
import { reservationOf, type Phase } from '../rules/phases.rules.js';
import type { Candidate, Place } from './queue.queries.js';

/** Who goes first, as a number for sorting. */
function compare(a: Place, b: Place): number {
  if (a.priority !== b.priority) return a.priority - b.priority;
  return a.acceptedNumber < b.acceptedNumber ? -1 : Number(a.acceptedNumber > b.acceptedNumber);
}

/**
 * Those of a batch that can be decided now, in their order.
 * @param fresh accepted and never decided, the first of them when there are more
 * @param complete whether `fresh` is all there is
 */
export function inOrder(
  fresh: readonly Candidate[],
  complete: boolean,
  waiting: readonly Candidate[],
): Candidate[] {
  const last = fresh.at(-1);
  const before = complete || !last ? waiting : waiting.filter((each) => compare(each, last) < 0);
  return [...fresh, ...before].toSorted(compare);
}

/** The batch up to the first that somebody else is at work on: nobody may be decided before him. */
export function upToFirstMissing(
  candidates: readonly Candidate[],
  held: ReadonlySet<string>,
): readonly Candidate[] {
  const missing = candidates.findIndex(({ id }) => !held.has(id));
  return missing === -1 ? candidates : candidates.slice(0, missing);
}

/** The accounts of a batch, each with the last of the batch that waits for it; those of some limits, or all. */
export function accountsIn(
  batch: readonly Candidate[],
  kinds: readonly LimitKind[] = LIMIT_KINDS,
): { account: string; behind: Place | undefined }[] {
  const last = new Map<string, Place | undefined>();
  for (const candidate of batch)
    for (const { account, kind } of limitsOf(candidate))
      if (kinds.includes(kind)) last.set(account, last.get(account));
  for (const candidate of batch) if (candidate.waitingAccount) last.set(candidate.waitingAccount, candidate);
  return [...last].map(([account, behind]) => ({ account, behind }));
}

/**
 * What the batch asks of the ledger.
 * @param first for each account the first outside of the batch who waits for it: it is closed to those behind it
 */
export function requestsOf(
  batch: readonly Candidate[],
  first: ReadonlyMap<string, Place>,
): { sources: Source[]; requests: ReservationRequest[] } {
  const sources = accountsIn(batch).map(({ account }) => {
    const barrier = first.get(account);
    const closedFrom = barrier ? batch.findIndex((each) => compare(barrier, each) < 0) : -1;
    const source = { debit: account, credit: usedOf(account) };
    return closedFrom === -1 ? source : { ...source, closedFrom };
  });
  const requests = batch.map((candidate) => ({
    take: limitsOf(candidate).map(({ account }) => account),
    parts: partsOf(candidate.id, candidate.phases),
  }));
  return { sources, requests };
}

/** The money of each phase, under the reference of that phase. The ledger knows no movement of nothing. */
function partsOf(id: string, phases: readonly Phase[]): ReservationRequest['parts'] {
  return phases
    .filter(({ grantFen }) => grantFen !== '0')
    .map(({ number, grantFen }) => ({ reference: reservationOf(id, number), amount: BigInt(grantFen) }));
}
