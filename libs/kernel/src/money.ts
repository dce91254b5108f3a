import { DomainError } from './errors.js';

/** An amount of money in fen (1 yuan = 100 fen). Whole numbers only; never a float. */
export type Fen = bigint;

/** A rate in basis points: 10,000 is the whole. */
export type BasisPoints = number;

const WHOLE = 10_000n;
/** PostgreSQL's bigint, which is what every amount must fit. */
const LARGEST = 9_223_372_036_854_775_807n;

/**
 * The share of an amount, rounded down to the fen.
 * @param amount fen, not negative
 * @param rate basis points, 0 to 10,000
 */
export function shareOf(amount: Fen, rate: BasisPoints): Fen {
  return (amount * BigInt(rate)) / WHOLE;
}

/** Whether `part` is at least the given share of `whole`, to the fen and without rounding. */
export function reaches(part: Fen, whole: Fen, rate: BasisPoints): boolean {
  return part * WHOLE >= whole * BigInt(rate);
}

export function min(first: Fen, ...others: Fen[]): Fen {
  return others.reduce((least, each) => (each < least ? each : least), first);
}

export function sum(amounts: Iterable<Fen>): Fen {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total;
}

/**
 * Splits an amount by weights so that the parts sum to the whole: each part is rounded down and the fen left over go,
 * one each, to the first parts.
 */
export function splitBy(amount: Fen, weights: readonly bigint[]): Fen[] {
  const total = sum(weights);
  if (total <= 0n) throw new RangeError('weights must sum to more than zero');
  const parts = weights.map((weight) => (amount * weight) / total);
  let rest = amount - sum(parts);
  return parts.map((part) => (rest > 0n ? (rest--, part + 1n) : part));
}

/**
 * Reads fen from text or a whole number.
 * @throws DomainError FEN_INEXACT for numbers that JSON does not keep exactly, FEN_FRACTION for fractions of a fen, FEN_FORMAT for anything that is no amount
 */
export function parseFen(value: unknown): Fen {
  // JSON.parse has rounded such a number already; which amount was meant is not known any more.
  if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value))
    throw new DomainError('FEN_INEXACT', { value: String(value) });
  const text = typeof value === 'bigint' || typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') throw new DomainError('FEN_FORMAT', { value: typeof value });
  if (/^-?\d+\.\d+$/.test(text)) throw new DomainError('FEN_FRACTION', { value: text.slice(0, 40) });
  if (!/^-?(0|[1-9]\d{0,18})$/.test(text)) throw new DomainError('FEN_FORMAT', { value: text.slice(0, 40) });
  const fen = BigInt(text);
  if (fen > LARGEST || fen < -LARGEST) throw new DomainError('FEN_FORMAT', { value: text });
  return fen;
}

/** `123456n` as "1,234.56": yuan for people. */
export function yuan(amount: Fen): string {
  const sign = amount < 0n ? '-' : '';
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}${whole}.${digits.slice(-2)}`;
}

/** From this amount on, this value applies. */
export interface Band {
  readonly fromFen: Fen;
  readonly value: number;
}

/** What the band says in which an amount lies; the first band begins at nothing. */
export function inBand(byAmount: readonly Band[], amountFen: Fen): number {
  return byAmount.findLast(({ fromFen }) => fromFen <= amountFen)?.value ?? 0;
}
