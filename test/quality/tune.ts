/*
 * Looks for better weights on the tuning part of the labelled set, and there only: a random walk that keeps what raises
 * nDCG@10. What it prints is a proposal for the next version; the test part is measured once, afterwards.
 *
 *   npx esbuild test/quality/tune.ts --bundle --platform=node --format=esm --packages=external --outfile=test/quality/tune.mjs
 *   node test/quality/tune.mjs 200; rm test/quality/tune.mjs
 */
import 'reflect-metadata';
import { Random } from '#libs/demonstration';
import { recommend, SHIPPED_RANKING, type Ranking } from '#libs/matching';
import { meanOf, scoresOf } from './evaluation.js';
import { labelledSet } from './the-set.js';

const { needs, solutions } = labelledSet();
const tuning = needs.filter(({ part }) => part === 'TUNING');
const random = new Random(20_201_122, 'tuning');
const FIXED = ['EXPERIENCE', 'RATING', 'ON_TIME'];

async function worth(ranking: Ranking): Promise<[ndcg: number, recall: number]> {
  const scores = await scoresOf(
    async (need) => recommend(need, solutions, ranking, 20).ranked.map(({ solutionId }) => solutionId),
    tuning,
  );
  return [meanOf(scores, 'ndcg10'), meanOf(scores, 'recall20')];
}

function changed(value: number): number {
  return Math.max(0, Math.round(value * (0.6 + 0.9 * random.fraction())));
}

/** Another set of weights nearby; the points of all criteria make 10,000 again. */
function neighbour(ranking: Ranking): Ranking {
  const text = { ...ranking.text };
  for (const name of ['k1Hundredths', 'bHundredths', 'generalShare', 'fullAt'] as const)
    if (random.chance(0.3)) text[name] = Math.min(10_000, changed(text[name]));
  if (random.chance(0.3)) text.titleTimes = random.between(1, 4);
  if (random.chance(0.3)) text.needTitleTimes = random.between(1, 4);
  const most = { ...ranking.most };
  for (const name of Object.keys(most) as (keyof typeof most)[])
    if (!FIXED.includes(name) && random.chance(0.4))
      most[name] = Math.max(100, changed(most[name] / 50) * 50);
  const over = Object.values(most).reduce((sum, each) => sum + each, 0) - 10_000;
  most.TEXT -= over;
  return { ...ranking, text, most };
}

let best = SHIPPED_RANKING;
let reached = await worth(best);
console.log('shipped', reached);
for (let step = 0; step < Number(process.argv[2] ?? 100); step++) {
  const next = neighbour(best);
  if (next.most.TEXT < 500) continue;
  const value = await worth(next);
  if (value[0] <= reached[0]) continue;
  [best, reached] = [next, value];
  console.log(step, reached, JSON.stringify({ text: best.text, most: best.most }));
}
