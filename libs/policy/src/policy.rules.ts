import {
  CONFIDENCES,
  type Band,
  type Canonical,
  type Fen,
  type Language,
  type SettingConfidence,
} from '#libs/kernel';

/*
 * What an authority or the operator decides — days, shares, limits — is data with versions, not a constant in code. A
 * policy is a handful of such settings under one name. Rules stay pure functions that are given the values.
 */

/** What a setting counts in. */
export const POLICY_UNITS = ['HOURS', 'DAYS', 'MONTHS', 'YEARS', 'COUNT', 'BASIS_POINTS', 'FEN'] as const;
export type PolicyUnit = (typeof POLICY_UNITS)[number];

export type Words = Readonly<Record<Language, string>>;

/** What one setting may be. */
export interface SettingKind<V = unknown> {
  readonly unit: PolicyUnit;
  readonly words: Words;
  /** Undefined when the stored value is not of this kind; amounts are stored as digits. */
  read(stored: unknown): V | undefined;
  /** In words, what is asked for: `1 … 90`. */
  readonly asked: string;
}

/** A value with where it comes from. */
export interface PolicySetting {
  readonly value: Canonical;
  /** The law, notice or standard that it was read in, or why the operator has set it. */
  readonly source: string;
  readonly confidence: SettingConfidence;
}
export type PolicySettings = Readonly<Record<string, PolicySetting>>;

type Kinds = Readonly<Record<string, SettingKind>>;
export type ValuesOf<K> = { readonly [N in keyof K]: K[N] extends SettingKind<infer V> ? V : never };

/** A policy: its settings, and the first version of them, which comes with the platform. */
export interface Policy<K extends Kinds = Kinds> {
  readonly name: string;
  readonly words: Words;
  readonly kinds: K;
  readonly shipped: { readonly [N in keyof K]: PolicySetting };
}

/** @throws Error when the shipped settings are not what the policy itself asks for: a mistake in the code */
export function definePolicy<K extends Kinds>(policy: Policy<K>): Policy<K> {
  const problems = policyProblems(policy, policy.shipped);
  if (problems.length > 0) throw new Error(`policy ${policy.name}: ${JSON.stringify(problems)}`);
  return policy;
}

/** A whole number between two bounds. */
export function whole(unit: PolicyUnit, least: number, most: number, words: Words): SettingKind<number> {
  return { unit, words, asked: `${least} … ${most}`, read: (stored) => wholeNumber(stored, least, most) };
}

/** An amount of money, stored as digits. */
export function amount(words: Words): SettingKind<Fen> {
  return { unit: 'FEN', words, asked: 'fen', read: (stored) => fen(stored) };
}

/** Whole numbers, each greater than the one before it. */
export function series(
  unit: PolicyUnit,
  least: number,
  most: number,
  words: Words,
): SettingKind<readonly number[]> {
  return {
    unit,
    words,
    asked: `[${least} … ${most}]`,
    read: (stored) => {
      if (!Array.isArray(stored) || stored.length === 0 || stored.length > MOST_PARTS) return undefined;
      const numbers = stored.map((each) => wholeNumber(each, least, most));
      const rising = numbers.every((each, i) => each !== undefined && (i === 0 || each > numbers[i - 1]!));
      return rising ? (numbers as number[]) : undefined;
    },
  };
}

/** Values by amount: `[{ fromFen: "0", value: 1 }, …]`; the first band begins at nothing. */
export function bands(
  unit: PolicyUnit,
  least: number,
  most: number,
  words: Words,
): SettingKind<readonly Band[]> {
  return {
    unit,
    words,
    asked: `[{ fromFen, value: ${least} … ${most} }]`,
    read: (stored) => {
      if (!Array.isArray(stored) || stored.length === 0 || stored.length > MOST_PARTS) return undefined;
      const read = stored.map((each: { fromFen?: unknown; value?: unknown } | null) => ({
        fromFen: fen(each?.fromFen),
        value: wholeNumber(each?.value, least, most),
      }));
      const good = read.every(
        ({ fromFen, value }, i) =>
          fromFen !== undefined &&
          value !== undefined &&
          (i === 0 ? fromFen === 0n : fromFen > read[i - 1]!.fromFen!),
      );
      return good ? (read as Band[]) : undefined;
    },
  };
}

export interface PolicyProblem {
  readonly setting: string;
  readonly problem: 'MISSING' | 'UNKNOWN' | 'VALUE' | 'SOURCE';
  /** What is asked for instead. */
  readonly asked: string;
}

/** Everything that is wrong with stored settings, at once; empty when they make a whole version. */
export function policyProblems({ kinds }: Policy, settings: PolicySettings): PolicyProblem[] {
  const unknown = Object.keys(settings).filter((name) => !Object.hasOwn(kinds, name));
  return [
    ...unknown.map((setting) => ({
      setting,
      problem: 'UNKNOWN' as const,
      asked: Object.keys(kinds).join(', '),
    })),
    ...Object.entries(kinds).flatMap(([setting, kind]): PolicyProblem[] => {
      const given = settings[setting];
      if (!given) return [{ setting, problem: 'MISSING', asked: kind.asked }];
      if (kind.read(given.value) === undefined) return [{ setting, problem: 'VALUE', asked: kind.asked }];
      const sourced = given.source.trim() !== '' && CONFIDENCES.includes(given.confidence);
      return sourced ? [] : [{ setting, problem: 'SOURCE', asked: CONFIDENCES.join(', ') }];
    }),
  ];
}

/** The values of whole settings, as rules use them. */
export function valuesOf<K extends Kinds>({ kinds }: Policy<K>, settings: PolicySettings): ValuesOf<K> {
  return Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [name, kind.read(settings[name]!.value)]),
  ) as ValuesOf<K>;
}

const MOST_PARTS = 20;

function wholeNumber(stored: unknown, least: number, most: number): number | undefined {
  return Number.isInteger(stored) && Number(stored) >= least && Number(stored) <= most
    ? Number(stored)
    : undefined;
}

function fen(stored: unknown): Fen | undefined {
  return typeof stored === 'string' && /^(0|[1-9]\d{0,17})$/.test(stored) ? BigInt(stored) : undefined;
}
