import {
  assertNone,
  COST_KINDS,
  DomainError,
  foldCode,
  foldDivision,
  parseName,
  refusalOf,
  sum,
  type CostKind,
  type DivisionCode,
  type Fen,
} from '#libs/kernel';
import { division, industry, maturityQuestionnaire, type SizeClass } from '#libs/reference';

export interface PriceLine {
  readonly kind: string;
  readonly description: string;
  readonly amountFen: Fen;
}

/** An item of the catalogue: a fixed scope with its price and whom it fits. */
export interface Offer {
  readonly title: string;
  readonly summary: string;
  /** Scenes of the maturity questionnaire, S01 to S16; the first is the main one. */
  readonly scenarios: readonly string[];
  /** GB/T 4754 codes; a division (C33) covers its groups and classes. Empty: all. */
  readonly industries: readonly string[];
  /** Empty: all. */
  readonly sizeClasses: readonly SizeClass[];
  /** Cities served on site. Empty: all. */
  readonly regions: readonly DivisionCode[];
  readonly protocols: readonly string[];
  readonly integrations: readonly string[];
  /** What the smallest scope costs: the sum of the lines. */
  readonly priceFromFen: Fen;
  readonly priceToFen: Fen;
  /** The price list of the smallest scope. */
  readonly lines: readonly PriceLine[];
  readonly deliveryMonths: number;
  /** New projects that the provider can begin in a month. */
  readonly capacityPerMonth: number;
  readonly industrialPlatform: boolean;
  readonly publicCloud: boolean;
}

/** Stands for "all" where an empty list means everything, so that one index answers both. */
export const ALL = '*';

/**
 * The offer as it is published: codes in their full form, nothing twice.
 * @throws DomainError the first of NAME_LENGTH, NAME_CHARACTER, SCENARIO_MISSING, UNKNOWN_SCENARIO, UNKNOWN_INDUSTRY,
 *   UNKNOWN_CITY, UNKNOWN_COST_KIND, PRICE_RANGE, PRICE_LINE_AMOUNT, PRICE_LINES_SUM, CAPACITY_RANGE, DELIVERY_RANGE,
 *   with the others as `alsoWrong`
 */
export function readOffer(given: Offer): Offer {
  const offer = {
    ...given,
    scenarios: given.scenarios.map(foldCode),
    industries: given.industries.map(foldCode),
    regions: given.regions.map(foldDivision),
  };
  assertNone([
    refusalOf(() => parseName(offer.title)),
    offer.scenarios.length === 0 ? new DomainError('SCENARIO_MISSING') : undefined,
    unknown('UNKNOWN_SCENARIO', offer.scenarios, isScenario),
    unknown('UNKNOWN_INDUSTRY', offer.industries, (code) => industry(code) !== undefined),
    unknown('UNKNOWN_CITY', offer.regions, (code) => division(code)?.level === 'CITY'),
    ...priceRefusals(offer),
    offer.capacityPerMonth < 1 || offer.capacityPerMonth > MOST_PER_MONTH
      ? new DomainError('CAPACITY_RANGE', { most: MOST_PER_MONTH })
      : undefined,
    offer.deliveryMonths < 1 || offer.deliveryMonths > LONGEST_DELIVERY
      ? new DomainError('DELIVERY_RANGE', { most: LONGEST_DELIVERY })
      : undefined,
  ]);
  return {
    ...offer,
    title: parseName(offer.title),
    summary: offer.summary.trim(),
    scenarios: once(offer.scenarios),
    industries: once(offer.industries.map((code) => industry(code)!.fullCode)),
    sizeClasses: once(offer.sizeClasses),
    regions: once(offer.regions),
    protocols: once(offer.protocols.map((text) => text.trim())),
    integrations: once(offer.integrations.map((text) => text.trim())),
  };
}

/** The codes of which an offer must name one to serve an industry: `C3311` is served by C3311, C331, C33, C and all. */
export function industryKeysOf(industryCode: string): string[] {
  const code = industry(industryCode)?.fullCode ?? industryCode;
  return [ALL, ...Array.from({ length: code.length }, (_, at) => code.slice(0, at + 1))];
}

/** A capacity and a time beyond which a figure is a slip of the keyboard. */
const MOST_PER_MONTH = 1_000;
const LONGEST_DELIVERY = 60;

function priceRefusals({ priceFromFen, priceToFen, lines }: Offer): (DomainError | undefined)[] {
  const total = sum(lines.map(({ amountFen }) => amountFen));
  const kinds = lines.map(({ kind }) => kind);
  return [
    unknown('UNKNOWN_COST_KIND', kinds, (kind) => COST_KINDS.includes(kind as CostKind)),
    priceFromFen <= 0n || priceToFen < priceFromFen
      ? new DomainError('PRICE_RANGE', { priceFromFen: String(priceFromFen), priceToFen: String(priceToFen) })
      : undefined,
    lines.some(({ amountFen }) => amountFen <= 0n) ? new DomainError('PRICE_LINE_AMOUNT') : undefined,
    total === priceFromFen
      ? undefined
      : new DomainError('PRICE_LINES_SUM', { total: String(total), priceFromFen: String(priceFromFen) }),
  ];
}

function unknown(
  code: string,
  given: readonly string[],
  known: (text: string) => boolean,
): DomainError | undefined {
  const strange = given.filter((text) => !known(text));
  return strange.length > 0 ? new DomainError(code, { unknown: once(strange) }) : undefined;
}

function isScenario(code: string): boolean {
  return maturityQuestionnaire().scenes.some(({ id }) => id === code);
}

function once<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
