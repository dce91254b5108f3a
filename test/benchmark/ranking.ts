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

interface Measured {
  readonly wall: number[];
  /** Of this thread alone, so that what else the machine does is left out; the collector's threads are, too. */
  readonly cpu: number[];
}

function times(all: readonly RankedNeed[], work: (need: RankedNeed) => unknown): Measured {
  const measured = all.map((need) => {
    const [begun, used] = [performance.now(), process.threadCpuUsage()];
    work(need);
    const { user, system } = process.threadCpuUsage(used);
    return { wall: performance.now() - begun, cpu: (user + system) / 1000 };
  });
  const sorted = (durations: number[]) => durations.toSorted((a, b) => a - b);
  return { wall: sorted(measured.map(({ wall }) => wall)), cpu: sorted(measured.map(({ cpu }) => cpu)) };
}

function row(name: string, { wall, cpu }: Measured): Record<string, string | number> {
  const at = (sorted: readonly number[], share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(2);
  const per10000 = (durations: readonly number[]) =>
    (durations.reduce((sum, each) => sum + each, 0) / durations.length) * 10;
  return {
    '': name,
    needs: wall.length,
    'median ms': at(wall, 0.5),
    'p99 ms': at(wall, 0.99),
    'p99 ms CPU': at(cpu, 0.99),
    '10,000 needs s': per10000(wall).toFixed(1),
    '10,000 needs s CPU': per10000(cpu).toFixed(1),
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
    'naive (every text read anew, every row explained), all scenes',
    times(few, (need) => rankNaively(need, offered, SHIPPED_RANKING)),
  ),
  row(
    'naive, all serve the scene asked for',
    times(few, (need) =>
      rankNaively(
        need,
        offered.map((each) => ({ ...each, scenarios: [need.scenario] })),
        SHIPPED_RANKING,
      ),
    ),
  ),
]);
