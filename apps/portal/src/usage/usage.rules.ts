import type { UsageFeedQuery } from '../gql/graphql.js';

export type Batch = UsageFeedQuery['receivedUsage']['edges'][number]['node'];
export type Machine = NonNullable<UsageFeedQuery['machineClients']>[number];
export type ContractInUse = UsageFeedQuery['contracts']['edges'][number]['node'];

/** What the page is about just now: what is missing for the first report, or how the newest one fared. */
export type FeedState =
  | { readonly is: 'NO_KEY' }
  | { readonly is: 'NO_REPORT' }
  | { readonly is: 'CLEAN' | 'REFUSALS'; readonly newest: Batch };

/** @param machines undefined where the reader may not see them */
export function feedState(newest: Batch | undefined, machines: readonly Machine[] | undefined): FeedState {
  if (newest) return { is: newest.rejected > 0 ? 'REFUSALS' : 'CLEAN', newest };
  const noKey = machines !== undefined && !machines.some(({ revokedAt }) => revokedAt === null);
  return { is: noKey ? 'NO_KEY' : 'NO_REPORT' };
}

/** Contracts whose use speaks for the enterprise: signed ones wait for acceptance, accepted ones count. */
export function contractsInUse(contracts: readonly ContractInUse[]): readonly ContractInUse[] {
  return contracts.filter(({ state }) => state === 'SIGNED' || state === 'ACCEPTED');
}

export interface PublicJwk {
  readonly kty: string;
  readonly crv: string;
  readonly x: string;
  readonly y?: string;
}

/**
 * The public members of a key that was pasted as JSON. A private key is not let through, not even its public part: who
 * pasted it should make a new one.
 */
export function publicJwkOf(pasted: string): PublicJwk | 'PRIVATE' | undefined {
  const given = objectOf(pasted);
  if (!given) return undefined;
  if ('d' in given) return 'PRIVATE';
  const { kty, crv, x, y } = given;
  if (typeof kty !== 'string' || typeof crv !== 'string' || typeof x !== 'string') return undefined;
  return typeof y === 'string' ? { kty, crv, x, y } : { kty, crv, x };
}

function objectOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
