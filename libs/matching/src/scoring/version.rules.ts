import { CRITERIA, SHIPPED_RANKING, type Ranking } from './rankings.js';

const WHOLE = 10_000;
/** Where nought would divide by nothing, or make a rule meaningless. */
const ABOVE_ZERO = [
  'ampleCapacity',
  'text.fullAt',
  'text.titleTimes',
  'text.termsMost',
  'text.needTitleTimes',
  'track.priorDays',
  'track.ampleContractsPerYear',
  'track.priorMetThousandths',
  'track.priorRatingsThousandths',
];
const AT_MOST_WHOLE = /^(share\..*|text\.generalShare|text\.fullAt|track\.(same|otherwise).*)$/;
const LARGEST = 1_000_000;

/**
 * What is wrong with weights that someone proposes, in the words of the field; undefined where nothing is. They must have
 * exactly the shape of the shipped version, whole numbers, and points that make 100.
 */
export function rankingProblem(proposed: unknown, lexicons: readonly string[]): string | undefined {
  const given = leaves(proposed);
  const wanted = leaves(SHIPPED_RANKING);
  const missing = [...wanted.keys()].find((path) => !given.has(path));
  if (missing !== undefined) return `${missing}: ?`;
  const unknown = [...given.keys()].find((path) => !wanted.has(path));
  if (unknown !== undefined) return `${unknown}: !`;
  for (const [path, value] of given) {
    if (path === 'version' || path === 'lexicon') {
      if (typeof value !== 'string' || !/^[\w.-]{1,40}$/.test(value)) return path;
    } else if (!Number.isSafeInteger(value) || !within(path, Number(value)))
      return `${path}: ${String(value)}`;
  }
  const ranking = proposed as Ranking;
  if (!lexicons.includes(ranking.lexicon)) return `lexicon: ${ranking.lexicon}`;
  if (ranking.track.priorRatingHundredths < 100 || ranking.track.priorRatingHundredths > 500)
    return `track.priorRatingHundredths: ${ranking.track.priorRatingHundredths}`;
  if (ranking.text.bHundredths > 100) return `text.bHundredths: ${ranking.text.bHundredths}`;
  const points = CRITERIA.reduce((sum, criterion) => sum + ranking.most[criterion], 0);
  return points === WHOLE ? undefined : `most: ${points}`;
}

function within(path: string, value: number): boolean {
  const least = ABOVE_ZERO.includes(path) ? 1 : 0;
  return value >= least && value <= (AT_MOST_WHOLE.test(path) ? WHOLE : LARGEST);
}

function leaves(value: unknown, path = ''): Map<string, unknown> {
  if (typeof value !== 'object' || value === null) return new Map([[path, value]]);
  return new Map(
    Object.entries(value).flatMap(([key, member]) => [...leaves(member, path ? `${path}.${key}` : key)]),
  );
}
