import { canonicalJson, DomainError, sum, type CostKind, type Fen } from '#libs/kernel';

export interface BidLine {
  readonly kind: CostKind;
  readonly description: string;
  readonly amountFen: Fen;
  readonly industrialPlatform: boolean;
  readonly publicCloud: boolean;
}

export interface PlannedMilestone {
  readonly title: string;
  /** Months after the signature of the contract. */
  readonly dueInMonths: number;
}

/** What a bidder may keep from its rivals; the price and the time of delivery are for all. */
export const CONFIDENTIAL_PARTS = ['LINES', 'MILESTONES', 'PROPOSAL'] as const;
export type ConfidentialPart = (typeof CONFIDENTIAL_PARTS)[number];

export interface Confidence {
  readonly part: ConfidentialPart;
  /** Why rivals may not see it: shown to them in its place. */
  readonly reason: string;
}

/** What a provider offers: everything that is sealed. */
export interface BidContent {
  readonly bidId: string;
  readonly needId: string;
  readonly providerId: string;
  readonly solutionId: string | null;
  readonly priceFen: Fen;
  readonly lines: readonly BidLine[];
  readonly deliveryMonths: number;
  readonly milestones: readonly PlannedMilestone[];
  readonly proposal: string;
  readonly confidential: readonly Confidence[];
  /** Random, so that the hash of a content tells nothing of it. */
  readonly salt: string;
}

/** Where a bid plans none: the two that every contract has (domain: 实施, 验收). */
export function defaultMilestones(deliveryMonths: number): PlannedMilestone[] {
  return [
    { title: '交付上线', dueInMonths: deliveryMonths },
    { title: '验收', dueInMonths: deliveryMonths + 1 },
  ];
}

/** @throws DomainError BID_SUM_MISMATCH when the price is not the sum of the lines */
export function assertPriceIsSum(priceFen: Fen, lines: readonly BidLine[]): void {
  const sumFen = sum(lines.map((line) => line.amountFen));
  // Only the difference: a refusal may be logged, and a price must not be readable anywhere before the deadline.
  if (sumFen !== priceFen)
    throw new DomainError('BID_SUM_MISMATCH', { differenceFen: String(sumFen - priceFen) });
  if (lines.some((line) => line.amountFen <= 0n)) throw new DomainError('LINE_AMOUNT');
}

/** The one text of a bid: this is what is hashed and sealed. */
export function textOf(content: BidContent): string {
  return canonicalJson({
    ...content,
    lines: content.lines.map((line) => ({ ...line })),
    milestones: content.milestones.map((each) => ({ ...each })),
    confidential: content.confidential.map((each) => ({ ...each })),
  });
}

/** Reads a bid back from its text. */
export function contentOf(text: string): BidContent {
  const stored = JSON.parse(text) as Omit<BidContent, 'priceFen' | 'lines' | 'confidential'> & {
    readonly priceFen: string;
    /** Absent in bids from before there were confidential parts. */
    readonly confidential?: readonly Confidence[];
    readonly lines: readonly (Omit<BidLine, 'amountFen'> & { readonly amountFen: string })[];
  };
  return {
    ...stored,
    confidential: stored.confidential ?? [],
    priceFen: BigInt(stored.priceFen),
    lines: stored.lines.map((line) => ({ ...line, amountFen: BigInt(line.amountFen) })),
  };
}

/** A bid with its content, after the deadline. */
export interface OpenedBid extends Omit<BidContent, 'salt' | 'bidId'> {
  readonly id: string;
  readonly sealedAt: Date;
  readonly contentHash: string;
  /** The text that was sealed. */
  readonly document: string;
}
