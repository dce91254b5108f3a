import { lexiconFor, tokensOf } from '../../libs/matching/src/lexicon/lexicon.rules.js';
import type { RankedNeed, RankedSolution } from '../../libs/matching/src/scoring/ranking.facts.js';
import { obstaclesOf } from '../../libs/matching/src/scoring/obstacle.rules.js';
import { recommend } from '../../libs/matching/src/scoring/ranking.rules.js';
import { SHIPPED_RANKING } from '../../libs/matching/src/scoring/rankings.js';

/** Ids of solutions, best first. */
export type Ranker = (need: RankedNeed) => Promise<readonly string[]>;

/** Runs a statement on the database that the full text baseline may use. */
export type Sql = <R extends object>(text: string, params?: readonly unknown[]) => Promise<R[]>;

/** The order that enterprises see. */
export function ours(solutions: readonly RankedSolution[]): Ranker {
  return async (need) =>
    recommend(need, solutions, SHIPPED_RANKING).ranked.map(({ solutionId }) => solutionId);
}

/** What a list with filters does: everything that passes all of them, the cheapest first. */
export function facetsAlone(solutions: readonly RankedSolution[]): Ranker {
  const cheapestFirst = solutions.toSorted((a, b) =>
    a.priceFromFen < b.priceFromFen ? -1 : a.priceFromFen > b.priceFromFen ? 1 : a.id < b.id ? -1 : 1,
  );
  return async (need) =>
    cheapestFirst.filter((solution) => obstaclesOf(need, solution).length === 0).map(({ id }) => id);
}

/** PostgreSQL full text over the same segmentation: any word counts, ts_rank with the logarithm of the length. */
export async function fullText(solutions: readonly RankedSolution[], sql: Sql): Promise<Ranker> {
  await sql('create table if not exists quality_solution (id text primary key, words tsvector not null)');
  await sql('truncate quality_solution');
  await sql(
    `insert into quality_solution
     select id, setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', summary), 'B')
       from jsonb_to_recordset($1::jsonb) as given (id text, title text, summary text)`,
    [
      JSON.stringify(
        solutions.map(({ id, title, summary }) => ({ id, title: spelled(title), summary: spelled(summary) })),
      ),
    ],
  );
  return async ({ title, description }) => {
    const query = spelled(`${title} ${description}`).split(' ').join(' | ');
    const rows = await sql<{ id: string }>(
      `select id from quality_solution, to_tsquery('simple', $1) as query
        where words @@ query order by ts_rank(words, query, 1) desc, id`,
      [query],
    );
    return rows.map(({ id }) => id);
  };
}

/** The stronger of simple things: filters first, then full text among what is left. */
export function facetsThen(text: Ranker, solutions: readonly RankedSolution[]): Ranker {
  const facets = facetsAlone(solutions);
  return async (need) => {
    const fitting = await facets(need);
    const allowed = new Set(fitting);
    const found = (await text(need)).filter((id) => allowed.has(id));
    const seen = new Set(found);
    return [...found, ...fitting.filter((id) => !seen.has(id))];
  };
}

/** Words in letters that the parser of PostgreSQL takes as words under any locale. */
function spelled(text: string): string {
  const terms = new Set(tokensOf(text, lexiconFor(SHIPPED_RANKING.lexicon)).map(({ term }) => term));
  return [...terms].map((term) => `w${Buffer.from(term).toString('hex')}`).join(' ');
}
