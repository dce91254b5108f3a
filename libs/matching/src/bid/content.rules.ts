import { COST_KINDS, PLAIN_TEXT, sum } from '#libs/kernel';
import { CONFIDENTIAL_PARTS, contentOf, type BidContent } from './bid.rules.js';

/** Why a bid that its bidder sealed by itself does not count, found when it was opened. */
export const BID_FAULTS = [
  /** Not sealed to the key of the need. */
  'NOT_SEALED_TO_NEED',
  /** Sealed, but not a bid in the form that is written down. */
  'NOT_A_BID',
  /** The receipt's hash is of another text. */
  'OTHER_HASH',
  /** Made out for another bid, need or provider. */
  'OTHER_BID',
  'PRICE_NOT_SUM_OF_LINES',
  /** Names a catalogue item that is not the provider's. */
  'SOLUTION_NOT_OFFERED',
] as const;
export type BidFault = (typeof BID_FAULTS)[number];

type Is = (value: unknown) => boolean;
type Fields = Readonly<Record<string, Is>>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const isId: Is = (value) => typeof value === 'string' && UUID.test(value);
const isFlag: Is = (value) => typeof value === 'boolean';
/** Digits, above zero, at most what a column of amounts holds. */
const isAmount: Is = (value) =>
  typeof value === 'string' && /^[1-9]\d{0,17}$/.test(value) && BigInt(value) < 10n ** 18n;
const isOneOf =
  (names: readonly string[]): Is =>
  (value) =>
    names.includes(value as string);
const isText =
  (most: number, least = 1): Is =>
  (value) =>
    typeof value === 'string' && value.length >= least && value.length <= most && PLAIN_TEXT.test(value);
const isCount =
  (from: number, to: number): Is =>
  (value) =>
    Number.isInteger(value) && Number(value) >= from && Number(value) <= to;
const isListOf =
  (fields: Fields, from: number, to: number): Is =>
  (value) =>
    Array.isArray(value) &&
    value.length >= from &&
    value.length <= to &&
    value.every((each) => hasExactly(fields, each));

const LINE: Fields = {
  kind: isOneOf(COST_KINDS),
  description: isText(200),
  amountFen: isAmount,
  industrialPlatform: isFlag,
  publicCloud: isFlag,
};
/** The same limits as for a bid that the platform seals. */
const CONTENT: Fields = {
  bidId: isId,
  needId: isId,
  providerId: isId,
  solutionId: (value) => value === null || isId(value),
  priceFen: isAmount,
  lines: isListOf(LINE, 1, 100),
  deliveryMonths: isCount(1, 60),
  milestones: isListOf({ title: isText(120), dueInMonths: isCount(0, 60) }, 1, 20),
  proposal: isText(20_000),
  confidential: isListOf({ part: isOneOf(CONFIDENTIAL_PARTS), reason: isText(500, 4) }, 0, 3),
  salt: isText(100, 16),
};

function hasExactly(fields: Fields, value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const members = value as Record<string, unknown>;
  return (
    Object.keys(members).every((name) => Object.hasOwn(fields, name)) &&
    Object.entries(fields).every(([name, is]) => is(members[name]))
  );
}

/**
 * Reads a text that a bidder sealed by itself, of which nothing was certain before it was opened.
 * @returns the bid, or why it does not count
 */
export function readContent(
  text: string,
  of: Pick<BidContent, 'bidId' | 'needId' | 'providerId'>,
): BidContent | BidFault {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return 'NOT_A_BID';
  }
  if (!hasExactly(CONTENT, parsed)) return 'NOT_A_BID';
  const content = contentOf(text);
  if (content.bidId !== of.bidId || content.needId !== of.needId || content.providerId !== of.providerId)
    return 'OTHER_BID';
  if (sum(content.lines.map(({ amountFen }) => amountFen)) !== content.priceFen)
    return 'PRICE_NOT_SUM_OF_LINES';
  return content;
}
