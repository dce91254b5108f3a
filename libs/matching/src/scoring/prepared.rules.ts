import { addMonths } from '#libs/kernel';
import { conceptOf, lexiconFor, tokensOf, type Lexicon, type Token } from '../lexicon/lexicon.rules.js';
import type { RankedNeed, RankedSolution, Track } from './ranking.facts.js';
import type { Ranking } from './rankings.js';
import { trackShares, type TrackShares } from './track.rules.js';

const WHOLE = 10_000;

/** A word of a need and how much it weighs. */
export interface NeedTerm {
  readonly term: string;
  readonly said: string;
  readonly weight: number;
}

/** A need with all that does not depend on a solution worked out. */
export interface PreparedNeed {
  readonly need: RankedNeed;
  /** Heaviest first. */
  readonly terms: readonly NeedTerm[];
  readonly termWeights: number;
  readonly protocols: readonly string[];
  readonly integrations: readonly string[];
  /** The day on which a delivery of so many months is done. */
  readonly doneOn: (months: number) => string;
  readonly trackOf: (track: Track | undefined) => TrackShares;
}

/** A solution with all that does not depend on a need worked out. */
export interface PreparedSolution {
  readonly solution: RankedSolution;
  /** How far each term is used, in basis points: tf / (tf + k1 (1 - b + b length / average)). */
  readonly terms: ReadonlyMap<string, number>;
  readonly protocols: ReadonlySet<string>;
  readonly integrations: ReadonlySet<string>;
}

export function prepareNeed(need: RankedNeed, ranking: Ranking): PreparedNeed {
  const lexicon = lexiconFor(ranking.lexicon);
  const terms = needTerms(need, lexicon, ranking);
  const onDay = need.onDay ?? need.beginsOn;
  return {
    need,
    terms,
    termWeights: terms.reduce((sum, { weight }) => sum + weight, 0),
    protocols: need.protocols.map((name) => conceptOf(name, lexicon)),
    integrations: need.integrations.map((name) => conceptOf(name, lexicon)),
    doneOn: remembered((months: number) => addMonths(need.beginsOn, months)),
    trackOf: remembered((track: Track | undefined) => trackShares(track, { ...need, onDay }, ranking.track)),
  };
}

function needTerms(need: RankedNeed, lexicon: Lexicon, { text }: Ranking): NeedTerm[] {
  const found = new Map<string, NeedTerm>();
  const take = (tokens: readonly Token[], times: number) => {
    for (const { term, said, idf, domain } of tokens) {
      if (found.has(term)) continue;
      const weight = Math.floor((idf * times * (domain ? WHOLE : text.generalShare)) / WHOLE);
      if (weight > 0) found.set(term, { term, said, weight });
    }
  };
  take(tokensOf(need.title, lexicon), text.needTitleTimes);
  take(tokensOf(need.description, lexicon), 1);
  return [...found.values()]
    .toSorted((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
    .slice(0, text.termsMost);
}

const PREPARED = new WeakMap<Ranking, WeakMap<RankedSolution, PreparedSolution>>();

/** Works a solution out once per version: facts never change under an object, so the answer is kept with it. */
export function prepareSolution(solution: RankedSolution, ranking: Ranking): PreparedSolution {
  let ofVersion = PREPARED.get(ranking);
  if (!ofVersion) PREPARED.set(ranking, (ofVersion = new WeakMap()));
  let prepared = ofVersion.get(solution);
  if (!prepared) ofVersion.set(solution, (prepared = preparedAnew(solution, ranking)));
  return prepared;
}

export function preparedAnew(solution: RankedSolution, ranking: Ranking): PreparedSolution {
  const lexicon = lexiconFor(ranking.lexicon);
  return {
    solution,
    terms: solutionTerms(solution, lexicon, ranking),
    protocols: new Set(solution.protocols.map((name) => conceptOf(name, lexicon))),
    integrations: new Set(solution.integrations.map((name) => conceptOf(name, lexicon))),
  };
}

function solutionTerms(
  { title, summary, cases }: RankedSolution,
  lexicon: Lexicon,
  { text }: Ranking,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  let length = 0;
  const take = (words: string, times: number) => {
    for (const { term } of tokensOf(words, lexicon)) {
      counts.set(term, (counts.get(term) ?? 0) + times);
      length += times;
    }
  };
  take(title, text.titleTimes);
  take(summary, 1);
  if (cases) take(cases, text.casesTimes);
  const { averageTerms } = lexicon;
  const average =
    averageTerms.title * text.titleTimes +
    averageTerms.summary +
    (cases ? averageTerms.cases * text.casesTimes : 0);
  // In hundredths of hundredths, so that every step is one of whole numbers but the last, which is rounded down.
  const b = text.bHundredths;
  const damping = (text.k1Hundredths * ((100 - b) * average + b * length)) / average;
  for (const [term, count] of counts)
    counts.set(term, Math.floor((count * WHOLE * WHOLE) / (count * WHOLE + damping)));
  return counts;
}

function remembered<K, V>(work: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) known.set(key, (value = work(key)));
    return value;
  };
}
