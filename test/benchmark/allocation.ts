/*
 * How well and how fast a round is worked out, beside first come, first served and greedy: `npm run benchmark:allocation`
 * (`-- --needs 10000,50000,100000,200000`). Scores are those of the ranking on made-up provinces. Figures depend on the
 * machine and are asserted nowhere.
 */
import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { firstCome, greedy, InstanceBuilder, lotOf, solve, type Instance } from '#libs/assignment';
import { demonstration } from '#libs/demonstration';
import {
  Catalogue,
  prepareNeed,
  SHIPPED_RANKING,
  type RankedNeed,
  type RankedSolution,
} from '#libs/matching';

const { values } = parseArgs({
  options: {
    needs: { type: 'string', default: '10000' },
    /** Room on shortlists for each place asked for, in percent. */
    supply: { type: 'string', default: '110' },
    choices: { type: 'string', default: '3' },
  },
});
const PROVIDERS = 200;
const SOLUTIONS = 2_000;
const PROVINCES = 17;
const MONTHS = Array.from({ length: 12 }, (_, at) => `2020-${String(at + 1).padStart(2, '0')}`);
const LONGEST = 4;
const SUBSIDY_SHARE = 0.3;
const choices = Number(values.choices);
const supply = Number(values.supply) / 100;

/** A number from 0 up to 1 that belongs to a name. */
const shareOf = (name: string): number => lotOf('benchmark', name) / 2 ** 48;

const provinces = Array.from({ length: PROVINCES }, (_, at) => demonstration(at + 1));
const solutions: RankedSolution[] = provinces
  .slice(0, 3)
  .flatMap(({ solutions: own, providers }, province) => {
    const numbers = new Map(providers.map(({ providerId }, number) => [providerId, number]));
    return own.map(({ solutionId, ...rest }) => ({
      ...rest,
      id: `${province}-${solutionId}`,
      providerId: `p${numbers.get(rest.providerId)! % PROVIDERS}`,
    }));
  })
  .slice(0, SOLUTIONS);
const wishes: RankedNeed[] = provinces.flatMap(({ needs }) =>
  needs.map((need) => ({
    ...need,
    sizeClass: 'SMALL',
    cityCode: need.divisionCode.slice(0, 4) + '00',
    integrations: need.existingSystems,
    beginsOn: '2020-01-10',
    deliverBy: '2021-01-10',
    weakScenes: ['S06', 'S08'],
  })),
);
const catalogue = new Catalogue(solutions, SHIPPED_RANKING);
const fits = wishes.map((wish) =>
  catalogue
    .place(prepareNeed(wish, SHIPPED_RANKING))
    .filter(({ obstacles }) => obstacles === 0)
    .map(({ solution: { solution }, scoreHundredths }) => ({ solution, scoreHundredths })),
);

/** Capacity as the catalogue has it, scaled so that there is so much room for what is asked for. */
function instanceOf(count: number): Instance {
  const places = count * choices;
  const weights = new Map<string, number>();
  for (const { providerId, capacityPerMonth } of solutions)
    weights.set(providerId, (weights.get(providerId) ?? 0) + capacityPerMonth);
  const all = [...weights.values()].reduce((sum, each) => sum + each, 0);
  const meanSubsidy =
    wishes.reduce((sum, { budgetToFen }) => sum + Number(budgetToFen) * SUBSIDY_SHARE, 0) / wishes.length;
  const groups = [...weights].map(([id, weight]) => {
    const share = (places * supply * weight) / all;
    return {
      id,
      slots: MONTHS.map((month) => {
        const often = 0.5 + shareOf(`${id} ${month}`);
        return [month, Math.round((share * often) / MONTHS.length)] as const;
      }),
      amountMost: Math.round(share * meanSubsidy * (0.9 + shareOf(`${id} cap`))),
      most: Math.floor(places * 0.05),
    };
  });
  const cities = Map.groupBy(wishes, ({ cityCode }) => cityCode);
  const classes = [...cities].map(([id, own]) => ({
    id,
    most: null,
    mostOfOneGroup: Math.max(1, Math.floor((places * own.length * 0.25) / wishes.length)),
  }));
  const builder = new InstanceBuilder('benchmark', { first: 5000, least: 1000 }, groups, classes);
  for (let need = 0; need < count; need++) {
    const wish = wishes[need % wishes.length]!;
    const id = `need ${need}`;
    const amount = Math.floor(Number(wish.budgetToFen) * SUBSIDY_SHARE);
    builder.request({ id, classId: wish.cityCode, amount, choices, least: choices });
    const begins = Math.floor(shareOf(`${id} begins`) * MONTHS.length);
    for (const { solution, scoreHundredths } of fits[need % wishes.length]!)
      for (const month of MONTHS.slice(begins, begins + LONGEST))
        builder.option(solution.providerId, month, scoreHundredths, solution.id);
  }
  return builder.build();
}

const rows = values.needs.split(',').map((size) => {
  const count = Number(size);
  const instance = instanceOf(count);
  const [at, cpu] = [performance.now(), process.cpuUsage()];
  const { assignment, bound } = solve(instance);
  const [seconds, used] = [(performance.now() - at) / 1000, process.cpuUsage(cpu)];
  const order = Array.from({ length: count }, (_, need) => `need ${need}`);
  const gap = (value: number) => `${((100 * (bound - value)) / bound).toFixed(2)} %`;
  let unserved = 0;
  for (const has of assignment.count) if (has === 0) unserved++;
  return {
    needs: count,
    options: instance.optionValue.length,
    s: seconds.toFixed(1),
    'cpu s': ((used.user + used.system) / 1e6).toFixed(1),
    'us per need': ((seconds * 1e6) / count).toFixed(0),
    gap: gap(assignment.value),
    'gap of fit alone': `${((100 * (bound - assignment.value)) / assignment.fit).toFixed(2)} %`,
    'first come': gap(firstCome(instance, order).value),
    greedy: gap(greedy(instance).value),
    unserved,
  };
});
console.log(
  `${PROVIDERS} providers, ${solutions.length} solutions, ${choices} choices, Node ${process.version}`,
);
console.table(rows);
