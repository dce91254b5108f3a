import { splitBy } from '#libs/kernel';
import { districtsOf, industries, sizeClassOf } from '#libs/reference';
import { OPENING, dayOf, daysAfter, officeMoment } from './calendar.js';
import type { DemonstrationEnterprise } from './demonstration.types.js';
import { identifierOf } from './identifiers.js';
import { enterpriseNameOf } from './names.js';
import { PLACES, type Place } from './places.js';
import { Random } from './random.js';
import { serialOf, syntheticUnifiedSocialCreditCode } from './synthetic-code.js';
import { INDUSTRIAL_TRADES, SERVICE_TRADES, type Trade, tradeOfDivision } from './trades.js';

export const ENTERPRISES = 4_000;

/** Nobody waits longer than this for the decision on a registration. */
const WAIT_DAYS = 24;

/** Companies of the accounts factory01 to factory03: certified, in trade C33, not counted towards anything yet. */
const FACTORIES: readonly (readonly [
  divisionCode: string,
  industryCode: string,
  employees: number,
  wan: number,
])[] = [
  ['440606', 'C3351', 168, 9_200],
  ['440605', 'C3360', 86, 4_350],
  ['441900119', 'C3311', 240, 14_800],
];

/** Lines of business that a made-up company should not claim. */
const SENSITIVE = /核|航天|航空|飞机|武器|弹药|炸药|火工|烟/;

/** Registered companies over all cities, more where there is more industry. The first three have people who sign in. */
export function enterprises(seed: number, at: Date): DemonstrationEnterprise[] {
  const random = new Random(seed, 'enterprises');
  const chosen = [...factories(random, at), ...crowd(random, at)];
  return chosen.map(({ place, word, ...enterprise }, number) => ({
    enterpriseId: identifierOf(seed, 'enterprise', number),
    unifiedSocialCreditCode: syntheticUnifiedSocialCreditCode(
      serialOf(seed, number),
      enterprise.divisionCode,
    ),
    name: enterpriseNameOf(number + 1, place.name, word, random),
    ...enterprise,
  }));
}

type Drawn = Omit<DemonstrationEnterprise, 'enterpriseId' | 'unifiedSocialCreditCode' | 'name'> & {
  readonly place: Place;
  readonly word: string;
};

function factories(random: Random, at: Date): Drawn[] {
  return FACTORIES.map(([divisionCode, industryCode, employees, wan]) => {
    const place = PLACES.find(({ cityCode }) => divisionCode.startsWith(cityCode.slice(0, 4)));
    if (place === undefined) throw new RangeError(`no city for ${divisionCode}`);
    const registeredAt = officeMoment(random, daysAfter(at, -120), daysAfter(at, -100));
    const word = random.pick(tradeOfDivision('C33').names);
    const facts = { divisionCode, industryCode, employees, priorYearRevenueFen: fenOf(wan) };
    const certifiedAt = officeMoment(random, daysAfter(registeredAt, 2), daysAfter(registeredAt, 9));
    return {
      place,
      word,
      ...facts,
      establishedOn: '2008-06-18',
      ...classed(facts),
      registeredAt,
      certifiedAt,
    };
  });
}

function crowd(random: Random, at: Date): Drawn[] {
  const quotas = splitBy(
    BigInt(ENTERPRISES - FACTORIES.length),
    PLACES.map(({ weight }) => BigInt(weight)),
  );
  return PLACES.flatMap((place, index) =>
    Array.from({ length: Number(quotas[index]) }, () => enterpriseIn(place, random, at)),
  );
}

function enterpriseIn(place: Place, random: Random, at: Date): Drawn {
  const trade = tradeIn(place, random);
  const came = officeMoment(random, OPENING, daysAfter(at, -3));
  const employees = Math.max(4, Math.round(60 * Math.exp(1.3 * random.normal())));
  const facts = {
    divisionCode: random.pick(districtsOf(place.cityCode)).code,
    industryCode: random.pick(classesOf(trade.code)),
    employees,
    priorYearRevenueFen: fenOf(employees * 62 * Math.exp(0.45 * random.normal())),
  };
  const word = random.pick(trade.names);
  const establishedOn = establishedBefore(came, random);
  const certifiedAt = certifiedAfter(came, random, at);
  const registeredAt = certifiedAt ? came : lately(came, at);
  return { place, word, ...facts, establishedOn, ...classed(facts), registeredAt, certifiedAt };
}

/** Nine in ten make things; half of these belong to what their city is known for. */
function tradeIn(place: Place, random: Random): Trade {
  const drawn = random.fraction();
  if (drawn < 0.05) return random.pick(SERVICE_TRADES);
  if (drawn < 0.55) return tradeOfDivision(random.pick(place.clusters));
  return random.pick(INDUSTRIAL_TRADES);
}

const classes = new Map<string, readonly string[]>();

function classesOf(divisionCode: string): readonly string[] {
  const known = classes.get(divisionCode);
  if (known !== undefined) return known;
  const found = industries()
    .filter(
      (one) => one.level === 'CLASS' && one.fullCode.startsWith(divisionCode) && !SENSITIVE.test(one.name),
    )
    .map(({ fullCode }) => fullCode);
  classes.set(divisionCode, found);
  return found;
}

/** Half of the companies are younger than ten years, and a few are not yet one year old. */
function establishedBefore(registeredAt: Date, random: Random): string {
  const daysOld = 30 + Math.floor(9_500 * random.fraction() ** 1.8);
  return dayOf(daysAfter(registeredAt, -daysOld));
}

/** Seven in ten are certified, within three weeks of registering. */
function certifiedAfter(registeredAt: Date, random: Random, at: Date): Date | null {
  const decided = random.chance(0.715);
  const moment = officeMoment(random, daysAfter(registeredAt, 1), daysAfter(registeredAt, 20));
  return decided && moment < at ? moment : null;
}

/** A moment of the last days instead, in the same order and at the same time of day. */
function lately(came: Date, at: Date): Date {
  const days = (came.getTime() - OPENING.getTime()) / (daysAfter(at, -3).getTime() - OPENING.getTime());
  const whole = Math.round((at.getTime() - came.getTime()) / daysAfter(new Date(0), 1).getTime());
  return daysAfter(came, whole - WAIT_DAYS + Math.floor(days * (WAIT_DAYS - 3)));
}

function classed(facts: { industryCode: string; employees: number; priorYearRevenueFen: bigint }): {
  sizeClass: DemonstrationEnterprise['sizeClass'];
} {
  return { sizeClass: sizeClassOf({ ...facts, revenueFen: facts.priorYearRevenueFen }) };
}

/** 万元 to fen, to the nearest hundred yuan. */
function fenOf(wan: number): bigint {
  return BigInt(Math.round(wan * 100)) * 10_000n;
}
