import { aDatabase, type TestDatabase } from '../support/a-database.js';
import { gain, meanOf, scoresOf, type Scores } from './evaluation.js';
import { facetsAlone, facetsThen, fullText, ours } from './rankers.js';
import { labelledSet } from './the-set.js';

const { needs, solutions } = labelledSet();
const measured = needs.filter(({ part }) => part === (process.env.QUALITY_PART ?? 'TEST'));

describe('the labelled set', () => {
  it('has at least 300 needs over all divisions of manufacturing, each in one part', () => {
    const divisions = new Set(needs.map(({ need }) => need.industryCode.slice(0, 3)));
    expect(needs.length).toBeGreaterThanOrEqual(300);
    expect(divisions.size).toBe(31);
    expect(new Set(needs.map(({ need }) => need.title)).size).toBe(needs.length);
  });

  it('is the same every time it is made', () => expect(labelledSet()).toEqual({ needs, solutions }));

  it('has something that fits for nearly every need', () => {
    const without = needs.filter(({ grades }) => ![...grades.values()].some((grade) => grade >= 2));
    expect(without.length).toBeLessThan(needs.length / 20);
  });
});

describe('the quality of the ranking, on needs that were not looked at while it was tuned', () => {
  let database: TestDatabase;
  const scores = new Map<string, Scores>();

  beforeAll(async () => {
    database = await aDatabase();
    const words = await fullText(solutions, (text, params) => database.sql(text, params));
    const rankers = {
      'this ranking': ours(solutions),
      'full text of PostgreSQL': words,
      'facet filters alone': facetsAlone(solutions),
      'facets, then full text': facetsThen(words, solutions),
    };
    for (const [name, ranker] of Object.entries(rankers)) scores.set(name, await scoresOf(ranker, measured));
    report();
  });
  afterAll(() => database.drop());

  it.each(['full text of PostgreSQL', 'facet filters alone'])(
    'is better than %s, the whole interval of the gain above zero',
    (baseline) => {
      expect(gain(scores.get('this ranking')!, scores.get(baseline)!, 'ndcg10').low).toBeGreaterThan(0);
      expect(gain(scores.get('this ranking')!, scores.get(baseline)!, 'recall20').low).toBeGreaterThanOrEqual(
        0,
      );
    },
  );

  function report(): void {
    const mine = scores.get('this ranking')!;
    const lines = [...scores].map(([name, each]) => {
      const gains = (['ndcg10', 'recall20'] as const).map((measure) => {
        const { mean, low, high } = gain(mine, each, measure);
        return `${mean.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
      });
      const means = [meanOf(each, 'ndcg10'), meanOf(each, 'recall20')].map((value) => value.toFixed(3));
      return `${name.padEnd(24)} nDCG@10 ${means[0]} recall@20 ${means[1]}   gain of ours ${gains.join('  ')}`;
    });
    process.stdout.write(`${measured.length} needs, ${solutions.length} solutions\n${lines.join('\n')}\n`);
  }
});
