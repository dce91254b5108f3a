/*
 * How long it takes to rank, beside a naive way to the same scores: `npm run benchmark:ranking`. Figures depend on the
 * machine and are asserted nowhere.
 */
import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { demonstration } from '#libs/demonstration';
import {
  Catalogue,
  rankNaively,
  recommendFrom,
  SHIPPED_RANKING,
  type RankedNeed,
  type RankedSolution,
} from '#libs/matching';

const { values } = parseArgs({
  options: { needs: { type: 'string', default: '10000' }, naive: { type: 'string', default: '20' } },
});
const SOLUTIONS = 2_000;
const SHOWN = 10;

/** Solutions of several made-up provinces, until there are enough; half with delivered work behind them. */
function solutions(): RankedSolution[] {
  const found: RankedSolution[] = [];
  for (let seed = 1; found.length < SOLUTIONS; seed++)
    for (const { solutionId: id, ...rest } of demonstration(seed).solutions) {
      const track = {
        admittedOn: '2019-09-01',
        delivered: rest.scenarios.map((scenario) => ({
          scenario,
          division: 'C33',
          contracts: 3,
          milestones: 6,
          onTime: 5,
          ratings: 2,
          ratingSum: 840,
        })),
      };
      found.push({ id: `${seed}-${id}`, ...rest, ...(found.length % 2 === 0 && { track }) });
    }
  return found.slice(0, SOLUTIONS);
}

function needs(count: number): RankedNeed[] {
  const found: RankedNeed[] = [];
  for (let seed = 1; found.length < count; seed++)
    for (const need of demonstration(seed).needs)
      found.push({
        ...need,
        sizeClass: 'SMALL',
        cityCode: need.divisionCode.slice(0, 4) + '00',
        integrations: need.existingSystems,
        beginsOn: '2020-10-10',
        deliverBy: '2021-10-10',
        weakScenes: ['S06', 'S08'],
        onDay: '2020-09-28',
      });
  return found.slice(0, count);
}

function times(all: readonly RankedNeed[], work: (need: RankedNeed) => unknown): number[] {
  return all
    .map((need) => {
      const begun = performance.now();
      work(need);
      return performance.now() - begun;
    })
    .toSorted((a, b) => a - b);
}

function row(name: string, measured: readonly number[]): Record<string, string | number> {
  const at = (share: number) => measured[Math.min(measured.length - 1, Math.floor(measured.length * share))]!;
  const total = measured.reduce((sum, each) => sum + each, 0);
  return {
    '': name,
    needs: measured.length,
    'median ms': at(0.5).toFixed(2),
    'p99 ms': at(0.99).toFixed(2),
    'most ms': at(1).toFixed(2),
    'all s': (total / 1000).toFixed(2),
    'per 10,000 s': ((total / measured.length) * 10).toFixed(1),
  };
}

const offered = solutions();
const asked = needs(Number(values.needs));
const few = asked.slice(0, Number(values.naive));
const begun = performance.now();
const catalogue = new Catalogue(offered, SHIPPED_RANKING);
recommendFrom(asked[0]!, catalogue, SHOWN);
const cold = performance.now() - begun;
for (const need of asked.slice(0, 500)) recommendFrom(need, catalogue, SHOWN);
console.log(
  `${SOLUTIONS} solutions, Node ${process.version}; first need, lexicon and catalogue worked out: ${cold.toFixed(0)} ms`,
);
// As if all solutions served the scene of the need: the most that one can ask for.
const oneScene = new Map(
  [...new Set(asked.map(({ scenario }) => scenario))].map((scene) => [
    scene,
    new Catalogue(
      offered.map((each) => ({ ...each, scenarios: [scene] })),
      SHIPPED_RANKING,
    ),
  ]),
);
console.table([
  row(
    'catalogue of all scenes',
    times(asked, (need) => recommendFrom(need, catalogue, SHOWN)),
  ),
  row(
    'all serve the scene asked for',
    times(asked, (need) => recommendFrom(need, oneScene.get(need.scenario)!, SHOWN)),
  ),
  row(
    'naive: every text read anew, every row explained',
    times(few, (need) => rankNaively(need, offered, SHIPPED_RANKING)),
  ),
]);
