import { bootstrap, mean, ndcg, recall, type Interval } from './measures.js';
import type { Ranker } from './rankers.js';
import type { LabelledNeed } from './the-set.js';

const SEED_OF_INTERVALS = 20_201_122;

/** How good a ranker is on each need: nDCG@10, and recall@20 of what is of the topic (grade 2 and 3). */
export interface Scores {
  readonly ndcg10: readonly number[];
  readonly recall20: readonly number[];
}

export async function scoresOf(ranker: Ranker, needs: readonly LabelledNeed[]): Promise<Scores> {
  const judged = needs.filter(({ grades }) => [...grades.values()].some((grade) => grade >= 2));
  const orders = await Promise.all(judged.map(({ need }) => ranker(need)));
  return {
    ndcg10: judged.map(({ grades }, at) => ndcg(orders[at]!, grades, 10)),
    recall20: judged.map(({ grades }, at) => recall(orders[at]!, grades, 20, 2) ?? 0),
  };
}

/** By how much one is better than the other on the same needs, with the 95 % interval. */
export function gain(one: Scores, other: Scores, measure: keyof Scores): Interval {
  return bootstrap(
    one[measure].map((value, at) => value - (other[measure][at] ?? 0)),
    SEED_OF_INTERVALS,
  );
}

export function meanOf(scores: Scores, measure: keyof Scores): number {
  return mean(scores[measure]);
}
