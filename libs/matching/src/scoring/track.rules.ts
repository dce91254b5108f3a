import { DAY_MS } from '#libs/kernel';
import type { LocalDate } from '#libs/kernel';
import type { Delivered, Track } from './ranking.facts.js';
import type { TrackWeights } from './rankings.js';

const WHOLE = 10_000;
const YEAR = 365;

/** What delivered work says of a provider, in basis points of what each criterion gives. */
export interface TrackShares {
  readonly experience: number;
  readonly onTime: number;
  readonly rating: number;
  /** Accepted contracts of any kind: 0 makes a newcomer, whose shares are the priors. */
  readonly contracts: number;
  readonly milestones: number;
  readonly ratings: number;
}

/**
 * What a provider's delivered work is worth for a need. Each figure is drawn towards the prior of the version, the more
 * the fewer observations there are; an observation counts by its likeness to the need.
 *
 * - experience: (prior contracts + contracts) per (prior days + days in the pool), the mean of a Gamma distribution
 * - on time: (prior met + met) / (prior + all), the mean of a Beta distribution
 * - rating: the mean of the ratings and of the prior ones, from 1 (nothing) to 5 (all)
 */
export function trackShares(
  track: Track | undefined,
  need: { readonly scenario: string; readonly industryCode: string; readonly onDay: LocalDate },
  weights: TrackWeights,
): TrackShares {
  const sums = { contracts: 0, milestones: 0, onTime: 0, ratings: 0, ratingSum: 0 };
  const plain = { contracts: 0, milestones: 0, ratings: 0 };
  for (const each of track?.delivered ?? []) {
    const worth = likeness(each, need, weights) / 10;
    sums.contracts += worth * each.contracts;
    sums.milestones += worth * each.milestones;
    sums.onTime += worth * each.onTime;
    sums.ratings += worth * each.ratings;
    sums.ratingSum += worth * each.ratingSum;
    plain.contracts += each.contracts;
    plain.milestones += each.milestones;
    plain.ratings += each.ratings;
  }
  const days = weights.priorDays + (track ? daysBetween(track.admittedOn, need.onDay) : 0);
  const contracts = (weights.priorContractsThousandths + sums.contracts) * YEAR;
  const met = weights.priorMetThousandths + sums.onTime;
  const all = weights.priorMetThousandths + weights.priorMissedThousandths + sums.milestones;
  const stars = weights.priorRatingsThousandths * weights.priorRatingHundredths + sums.ratingSum;
  const ratings = weights.priorRatingsThousandths + sums.ratings;
  return {
    ...plain,
    experience: Math.min(WHOLE, Math.floor((contracts * WHOLE) / (days * weights.ampleContractsPerYear))),
    onTime: Math.floor((met * WHOLE) / all),
    rating: Math.floor(((stars - 100 * ratings) * WHOLE) / (400 * ratings)),
  };
}

function likeness(
  each: Delivered,
  need: { readonly scenario: string; readonly industryCode: string },
  weights: TrackWeights,
): number {
  const scene = each.scenario === need.scenario;
  const division = need.industryCode.startsWith(each.division);
  if (scene && division) return weights.sameSceneAndDivision;
  return scene || division ? weights.sameSceneOrDivision : weights.otherwise;
}

function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.max(0, dayNumber(to) - dayNumber(from));
}

const DAYS = new Map<LocalDate, number>();

/** Reading a date takes longer than ranking a solution, and there are few of them. */
function dayNumber(day: LocalDate): number {
  let number = DAYS.get(day);
  if (number === undefined) DAYS.set(day, (number = Math.floor(Date.parse(day) / DAY_MS)));
  return number;
}
