import {
  choicesOf,
  firstCome,
  instanceOf,
  largestLoss,
  loadsOf,
  resolve,
  shortfallsOf,
  solve,
  without,
  type Assignment,
  type Choice,
  type Moved,
  type Problem,
  type Shortfall,
} from '#libs/assignment';
import { canonicalJson, sha256Hex, type Canonical } from '#libs/kernel';
import type { AllocationInputs, Place } from './allocation.inputs.js';

/** Why a need is not shown as many providers as it should be. */
export const SHORTFALL_REASONS = [
  'NO_FITTING_SOLUTION',
  'EXCLUDED_PAIRS',
  'TOO_FEW_FITTING',
  'PROVIDERS_FULL',
  'SUBSIDY_CAP',
  'CONCENTRATION',
  'CITY_QUOTA',
  'SEVERAL',
] as const;
export type ShortfallReason = (typeof SHORTFALL_REASONS)[number];

export interface NeedShortfall {
  readonly needId: string;
  readonly reason: ShortfallReason;
  readonly has: number;
  readonly least: number;
  /** Providers with a fitting solution that may serve it. */
  readonly fitting: number;
  readonly excluded: number;
  /** The provider whose limits are nearest to letting it in; with these widened as said it is served, nobody else moved. */
  readonly nearestProviderId: string | null;
  readonly widen: readonly {
    readonly reason: ShortfallReason;
    readonly month: string | null;
    readonly by: number;
  }[];
}

export interface ProviderLoad {
  readonly providerId: string;
  readonly places: number;
  readonly placesMost: number | null;
  readonly subsidyFen: number;
  readonly subsidyMostFen: number | null;
  readonly months: readonly { readonly month: string; readonly places: number; readonly most: number }[];
}

export interface AllocationMove {
  readonly needId: string;
  readonly given: boolean;
  readonly reason: Moved['reason'];
  readonly place: Place;
}

/** What a round comes to. */
export interface AllocationResult {
  readonly needs: number;
  readonly servedNeeds: number;
  /** Needs with as many choices as they should have at least. */
  readonly wellServedNeeds: number;
  readonly places: number;
  readonly fit: number;
  readonly value: number;
  readonly bound: number;
  readonly optimal: boolean;
  readonly firstCome: {
    readonly servedNeeds: number;
    readonly places: number;
    readonly fit: number;
    readonly value: number;
  };
  readonly largestLoss: { readonly needId: string; readonly wished: number; readonly got: number } | null;
  readonly shortlists: readonly (readonly [needId: string, places: readonly Place[]])[];
  readonly shortfalls: readonly NeedShortfall[];
  readonly loads: readonly ProviderLoad[];
  readonly moves: readonly AllocationMove[];
  /** Places kept of the former result. */
  readonly kept: number | null;
}

const WHOLE = 10_000;

/** The round as an assignment problem: needs are requests, providers groups, months slots, cities classes. */
function problemOf({ rules, months, providers, solutions, needs }: AllocationInputs): Problem {
  const ofAll = needs.length * rules.choices;
  const ofCity = new Map<string, number>();
  for (const { cityCode } of needs) ofCity.set(cityCode, (ofCity.get(cityCode) ?? 0) + rules.choices);
  const caps = new Map(rules.subsidyCaps.map(({ providerId, capFen }) => [providerId, capFen]));
  const quotas = new Map(rules.cityQuotas.map(({ cityCode, places }) => [cityCode, places]));
  return {
    seed: rules.seed,
    worth: { first: rules.worthFirst, least: rules.worthLeast },
    groups: providers.map(({ id, capacity }) => ({
      id,
      slots: months.map((month, at) => [month, (capacity[at] ?? 0) * rules.placesPerProject] as const),
      // A place is a part of a project, so it counts with its part of the subsidy.
      amountMost: caps.has(id) ? Number(caps.get(id)) * rules.placesPerProject : null,
      most: shareOf(ofAll, rules.shareOfRound),
    })),
    classes: [...ofCity].map(([id, places]) => ({
      id,
      most: quotas.get(id) ?? null,
      mostOfOneGroup: shareOf(places, rules.shareOfCity),
    })),
    requests: needs.map(({ id, cityCode, subsidyFen, fits }) => ({
      id,
      classId: cityCode,
      amount: subsidyFen,
      choices: rules.choices,
      least: rules.least,
      options: fits.flatMap(([solution, score, first, last]) => {
        const { id: label, provider } = solutions[solution]!;
        return months
          .slice(first, last + 1)
          .map((month) => [providers[provider]!.id, month, score, label] as const);
      }),
    })),
  };
}

/** A share of places in basis points, rounded down, but never less than one: nobody is shut out by rounding. */
function shareOf(places: number, share: number | null): number | null {
  return share === null ? null : Math.max(1, Math.floor((places * share) / WHOLE));
}

/** Works a round out. The same inputs give the same result, to the last bit. */
export function allocate(inputs: AllocationInputs): AllocationResult {
  const gone = { requests: inputs.withdrawnNeeds, groups: inputs.withdrawnProviders };
  const whole = problemOf(inputs);
  const problem = without(whole, gone);
  const instance = instanceOf(problem);
  const solved = solve(instance);
  const former = inputs.former && new Map(inputs.former.map(([id, places]) => [id, places.map(choiceOf)]));
  const resolved = former && resolve(whole, former, gone);
  const assignment = resolved ? resolved.assignment : solved.assignment;
  const order = problem.requests.map(({ id }) => id);
  const excluded = new Map(inputs.needs.map((need) => [need.id, need.excluded]));
  const loss = largestLoss(assignment);
  return {
    ...figuresOf(assignment),
    needs: order.length,
    bound: solved.bound,
    optimal: solved.bound <= assignment.value,
    firstCome: figuresOf(firstCome(instance, order)),
    largestLoss: loss ? { needId: loss.request, wished: loss.wished, got: loss.got } : null,
    shortlists: [...choicesOf(assignment)].map(([id, choices]) => [id, choices.map(placeOf)]),
    shortfalls: shortfallsOf(assignment)
      .map((each) => shortfallOf(each, excluded.get(each.request) ?? 0))
      .toSorted((a, b) => (a.needId < b.needId ? -1 : 1)),
    loads: loadsOf(assignment).map(({ group, used, most, amount, amountMost, slots }) => ({
      providerId: group,
      places: used,
      placesMost: most,
      subsidyFen: Math.ceil(amount / inputs.rules.placesPerProject),
      subsidyMostFen: amountMost === null ? null : amountMost / inputs.rules.placesPerProject,
      months: slots.map((each) => ({ month: each.slot, places: each.used, most: each.most })),
    })),
    moves: (resolved?.moves ?? []).map(({ request, given, reason, choice }) => ({
      needId: request,
      given,
      reason,
      place: placeOf(choice),
    })),
    kept: resolved ? resolved.kept : null,
  };
}

function figuresOf({ instance, count, fit, value }: Assignment) {
  let [servedNeeds, wellServedNeeds, places] = [0, 0, 0];
  for (const [request, has] of count.entries()) {
    places += has;
    if (has > 0) servedNeeds++;
    if (has > 0 && has >= instance.leastOf[request]!) wellServedNeeds++;
  }
  return { servedNeeds, wellServedNeeds, places, fit, value };
}

function placeOf({ group, label, slot, value }: Choice): Place {
  return { providerId: group, solutionId: label, month: slot, scoreHundredths: value };
}

function choiceOf({ providerId, solutionId, month, scoreHundredths }: Place): Choice {
  return { group: providerId, label: solutionId, slot: month, value: scoreHundredths };
}

const REASON_OF = {
  SLOT_FULL: 'PROVIDERS_FULL',
  AMOUNT_REACHED: 'SUBSIDY_CAP',
  GROUP_REACHED: 'CONCENTRATION',
  GROUP_IN_CLASS_REACHED: 'CONCENTRATION',
  CLASS_REACHED: 'CITY_QUOTA',
} as const;

function shortfallOf({ request, has, least, fitting, nearest }: Shortfall, excluded: number): NeedShortfall {
  const widen = (nearest?.hindrances ?? []).map(({ kind, slot, missing }) => ({
    reason: REASON_OF[kind],
    month: slot,
    by: missing,
  }));
  const reasons = [...new Set(widen.map(({ reason }) => reason))];
  const unfit = fitting > 0 ? 'TOO_FEW_FITTING' : excluded > 0 ? 'EXCLUDED_PAIRS' : 'NO_FITTING_SOLUTION';
  return {
    needId: request,
    reason: !nearest ? unfit : reasons.length > 1 ? 'SEVERAL' : reasons[0]!,
    has,
    least,
    fitting,
    excluded,
    nearestProviderId: nearest?.group ?? null,
    widen,
  };
}

/** The fingerprint of inputs or of a result. */
export function fingerprintOf(value: AllocationInputs | AllocationResult): string {
  return sha256Hex(canonicalJson(value as unknown as Canonical));
}
