import { type SizeClass, isIndustrial } from '#libs/reference';
import { daysAfter, latest, officeMoment } from './calendar.js';
import type { DemonstrationEnterprise, DemonstrationNeed } from './demonstration.types.js';
import { identifierOf } from './identifiers.js';
import { Random } from './random.js';
import { tradeOfDivision } from './trades.js';
import { PROTOCOLS, SYSTEMS, commonOf, wordsFor } from './vocabulary.js';
import { WISHES, type Wish } from './wishes.js';

const NEEDS = 600;

/** How often a scene is asked for; those not named, once. Shop floor first, as the plan wants it. */
const DEMAND: Readonly<Record<string, number>> = { S06: 3, S08: 2.2, S07: 1.8, S10: 1.4, S12: 1.3, S05: 1.3 };
const WEIGHTED = WISHES.map((wish) => [wish, DEMAND[wish.scenario] ?? 1] as const);

/** How much of the usual price a company of a size spends. */
const PURSE: Readonly<Record<SizeClass, number>> = { MICRO: 0.6, SMALL: 0.85, MEDIUM: 1.2, LARGE: 1.7 };

/**
 * Needs of certified industrial enterprises, one each. The first two enterprises ask for production control and for
 * equipment management; the third has asked for nothing yet.
 */
export function needs(
  seed: number,
  at: Date,
  enterprises: readonly DemonstrationEnterprise[],
): DemonstrationNeed[] {
  const random = new Random(seed, 'needs');
  const [first, second, , ...others] = enterprises;
  const asking = others.filter((one) => one.certifiedAt !== null && isIndustrial(one.industryCode));
  const shown = [
    [first, 'S06'],
    [second, 'S08'],
  ] as const;
  return [
    ...shown.flatMap(([enterprise, scenario]) =>
      enterprise ? [[enterprise, machineWish(scenario), true] as const] : [],
    ),
    ...random
      .sample(asking, NEEDS - shown.length)
      .map((one) => [one, random.pickWeighted(WEIGHTED), random.chance(0.8)] as const),
  ].map(([enterprise, wish, open], number) => ({
    needId: identifierOf(seed, 'need', number),
    ...needOf(enterprise, wish, random),
    ...datesOf(enterprise, open, random, at),
  }));
}

function machineWish(scenario: string): Wish {
  const found = WISHES.find((wish) => wish.scenario === scenario && wish.connectsMachines);
  if (found === undefined) throw new RangeError(`no wish for ${scenario}`);
  return found;
}

function needOf(
  enterprise: DemonstrationEnterprise,
  wish: Wish,
  random: Random,
): Omit<DemonstrationNeed, 'needId' | 'publishedAt' | 'bidDeadline'> {
  const machines = Math.max(3, Math.round((enterprise.employees / 6) * (0.6 + 0.8 * random.fraction())));
  const fill = wordsFor(tradeOfDivision(enterprise.industryCode.slice(0, 3)), machines, random);
  const [from, to] = wish.budget;
  const most = Math.max(2, (from + (to - from) * random.fraction()) * PURSE[enterprise.sizeClass]);
  return {
    enterpriseId: enterprise.enterpriseId,
    title: fill(wish.title),
    description: fill(wish.says),
    scenario: wish.scenario,
    industryCode: enterprise.industryCode,
    divisionCode: enterprise.divisionCode,
    budgetFromFen: BigInt(Math.round(most * 6)) * 100_000n,
    budgetToFen: BigInt(Math.round(most * 10)) * 100_000n,
    protocols: wish.connectsMachines ? commonOf(PROTOCOLS, random.between(1, 3), random) : [],
    existingSystems: systemsOf(wish, random),
    machines,
    wantedWithinMonths: random.between(2, 9),
  };
}

/** What the wish says is there, and some more, but not what it asks for. */
function systemsOf({ title, says }: Wish, random: Random): string[] {
  const named = [...says.matchAll(/现有([A-Z]+)/g)].map(([, system]) => system ?? '');
  const others = SYSTEMS.filter((system) => !title.includes(system) && !named.includes(system));
  return [...named, ...commonOf(others, random.between(0, 3), random)];
}

/** Four in five are open for bids at the moment the data set looks back from; the others ran out without one. */
function datesOf(
  { certifiedAt, registeredAt }: DemonstrationEnterprise,
  open: boolean,
  random: Random,
  at: Date,
): Pick<DemonstrationNeed, 'publishedAt' | 'bidDeadline'> {
  const ready = certifiedAt ?? registeredAt;
  if (open || daysAfter(ready, 40) > at) {
    const publishedAt = officeMoment(random, latest(ready, daysAfter(at, -40)), at);
    return { publishedAt, bidDeadline: officeMoment(random, daysAfter(at, 3), daysAfter(at, 30)) };
  }
  const publishedAt = officeMoment(random, latest(ready, daysAfter(at, -120)), daysAfter(at, -30));
  return {
    publishedAt,
    bidDeadline: officeMoment(random, daysAfter(publishedAt, 10), daysAfter(publishedAt, 28)),
  };
}
