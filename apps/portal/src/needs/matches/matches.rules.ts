import type { CompareMatchesQuery, MatchesQuery } from '../../gql/graphql.js';

export type Match = MatchesQuery['matches']['ranked'][number];
export type LeftOut = MatchesQuery['matches']['leftOut'][number];
export type Compared = CompareMatchesQuery['compareMatches'][number];
export type Contribution = Compared['contributions'][number];
export type Criterion = Contribution['criterion'];

/** At most so many stand side by side, as the API has it. */
export const COMPARED_MOST = 4;
export const COMPARED_LEAST = 2;
/** Compared at first, where nobody chose. */
const SHOWN_FIRST = 3;

/** The thirteen criteria in four groups: what is read together stands together. */
export const GROUPS = {
  text: ['TEXT'],
  fit: ['SCENARIO', 'INDUSTRY'],
  conditions: ['MATURITY', 'PROTOCOLS', 'INTEGRATIONS', 'REGION', 'BUDGET', 'SIZE', 'CAPACITY'],
  past: ['EXPERIENCE', 'RATING', 'ON_TIME'],
} as const satisfies Readonly<Record<string, readonly Criterion[]>>;
export type Group = keyof typeof GROUPS;
export const GROUP_NAMES = Object.keys(GROUPS) as Group[];

/** The share of its most below which a criterion is marked as a weakness. */
const WEAK_SHARE = 0.6;

/** Whom to compare: those that were chosen, else the first in rank. */
export function comparedIds(chosen: readonly string[] | undefined, ranked: readonly Match[]): string[] {
  if (chosen) return chosen.slice(0, COMPARED_MOST);
  return ranked.slice(0, SHOWN_FIRST).map(({ solution }) => solution.id);
}

/** What a tick does to the choice; a fifth is not taken. */
export function toggled(chosen: readonly string[], id: string): string[] {
  if (chosen.includes(id)) return chosen.filter((one) => one !== id);
  return chosen.length < COMPARED_MOST ? [...chosen, id] : [...chosen];
}

/** A bar: its groups in points, which add up exactly to the score. */
export interface Bar {
  readonly group: Group;
  readonly pointsHundredths: number;
  readonly mostHundredths: number;
}

export function barsOf({ contributions }: Pick<Compared, 'contributions'>): Bar[] {
  return GROUP_NAMES.map((group) => {
    const own = contributions.filter(({ criterion }) =>
      (GROUPS[group] as readonly Criterion[]).includes(criterion),
    );
    return {
      group,
      pointsHundredths: own.reduce((sum, { pointsHundredths }) => sum + pointsHundredths, 0),
      mostHundredths: own.reduce((sum, { mostHundredths }) => sum + mostHundredths, 0),
    };
  });
}

export function contributionOf(
  { contributions }: Pick<Compared, 'contributions'>,
  criterion: Criterion,
): Contribution | undefined {
  return contributions.find((one) => one.criterion === criterion);
}

export function isWeak({ pointsHundredths, mostHundredths }: Contribution): boolean {
  return pointsHundredths < mostHundredths * WEAK_SHARE;
}

/** Why one is before another: the criteria that differ most, and the rest in one sum; together the whole difference. */
export interface Lead {
  readonly differenceHundredths: number;
  readonly parts: readonly { readonly criterion: Criterion; readonly hundredths: number }[];
  readonly restHundredths: number;
}

const LEAD_PARTS = 3;

export function leadOf(first: Compared, second: Compared): Lead {
  const all = first.contributions
    .map(({ criterion, pointsHundredths }) => ({
      criterion,
      hundredths: pointsHundredths - (contributionOf(second, criterion)?.pointsHundredths ?? 0),
    }))
    .filter(({ hundredths }) => hundredths !== 0)
    .toSorted((a, b) => Math.abs(b.hundredths) - Math.abs(a.hundredths));
  const parts = all.slice(0, LEAD_PARTS);
  const difference = first.scoreHundredths - second.scoreHundredths;
  return {
    differenceHundredths: difference,
    parts,
    restHundredths: difference - parts.reduce((sum, { hundredths }) => sum + hundredths, 0),
  };
}

/** The rank that a solution would have after its changes: behind whoever scores as much or more. */
export function rankAfter(
  { wouldScoreHundredths }: LeftOut,
  ranked: readonly Match[],
  rankedProviders: number,
): number | null {
  const before = ranked.filter(({ scoreHundredths }) => scoreHundredths >= wouldScoreHundredths).length;
  // Behind all that are shown there may be more: the rank is not known then.
  return before === ranked.length && ranked.length < rankedProviders ? null : before + 1;
}

/** 8751 -> 87.51 */
export function points(hundredths: number): string {
  return (hundredths / 100).toFixed(2);
}

/** 550 -> +5.50, -54 -> −0.54 */
export function signed(hundredths: number): string {
  return `${hundredths < 0 ? '−' : '+'}${points(Math.abs(hundredths))}`;
}
