import type { LimitKind, RoundQuery } from '../gql/graphql.js';

export type RoundFile = RoundQuery['round'];
export type Reallocation = RoundQuery['reallocations']['edges'][number]['node'];
export type Amendment = RoundQuery['amendments']['edges'][number]['node'];

/** A queue: those who wait for the tranche of a city, or for the money of the whole round. */
export interface WaitingFor {
  readonly limit: LimitKind;
  readonly of: string | undefined;
}

/** The queue for the tranche of a city; without one, that for the money of the whole round. */
export function queueFor(city: string): WaitingFor {
  return city ? { limit: 'CITY_TRANCHE', of: city } : { limit: 'PROGRAMME', of: undefined };
}

/** The queue that is shown first: of the first city where somebody waits. */
export function cityShownFirst(
  cities: readonly { readonly cityCode: string; readonly waiting: number }[],
): string {
  return cities.find(({ waiting }) => waiting > 0)?.cityCode ?? '';
}

/** What a round is doing now. */
export type Phase = 'PROPOSED' | 'BEFORE' | 'CLAIMS' | 'BETWEEN' | 'REDEMPTIONS' | 'OVER';

export function phaseOf(
  round: Pick<RoundFile, 'state' | 'claimsOpen' | 'redemptionsOpen' | 'claimFrom' | 'redeemFrom'>,
  now: number,
): Phase {
  if (round.state === 'PROPOSED') return 'PROPOSED';
  if (round.claimsOpen) return 'CLAIMS';
  if (round.redemptionsOpen) return 'REDEMPTIONS';
  if (now < Date.parse(round.claimFrom)) return 'BEFORE';
  return now < Date.parse(round.redeemFrom) ? 'BETWEEN' : 'OVER';
}

/** The moment at which the phase ends; null for what has none. */
export function endOf(
  phase: Phase,
  round: Pick<RoundFile, 'claimFrom' | 'claimTo' | 'redeemFrom' | 'redeemTo'>,
): string | null {
  switch (phase) {
    case 'BEFORE':
      return round.claimFrom;
    case 'CLAIMS':
      return round.claimTo;
    case 'BETWEEN':
      return round.redeemFrom;
    case 'REDEMPTIONS':
      return round.redeemTo;
    default:
      return null;
  }
}

/** The name of a city by its code; null is what is given to no city. */
export function namer(divisions: readonly { readonly code: string; readonly name: string }[], rest: string) {
  const names = new Map(divisions.map(({ code, name }) => [code, name]));
  return (code: string | null): string => (code === null ? rest : (names.get(code) ?? code));
}

/** How much of an amount is used, in percent with one digit, for a bar as long as its figure. */
export function shareOf(part: string, whole: string): number {
  const all = BigInt(whole);
  return all <= 0n ? 0 : Number((BigInt(part) * 1000n) / all) / 10;
}
