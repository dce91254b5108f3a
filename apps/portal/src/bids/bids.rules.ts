import type {
  NeedsForMeQuery,
  NeedToAwardQuery,
  NeedToBidQuery,
  OpenBidsQuery,
  ProcedureStage,
  SealBidInput,
} from '../gql/graphql.js';
import { fenOf, sumOfTyped } from '../ui/value/money.rules.js';

export type ReceiptOfBid = NeedToBidQuery['bidReceipts'][number];
export type ComparedBid = OpenBidsQuery['bidComparison']['compared'][number];
export type OpenBid = OpenBidsQuery['bids'][number];
export type MatchingNeed = NeedsForMeQuery['needsForMe'][number];

/** The receipt of the bid that counts; undefined where none was sealed, or the last was withdrawn. */
export function countingReceipt(receipts: readonly ReceiptOfBid[]): ReceiptOfBid | undefined {
  return receipts.find(({ replacedAt, withdrawnAt }) => replacedAt === null && withdrawnAt === null);
}

/** What a provider sees of a need: it can be bid for, others decide, the result is there, or nothing is to come. */
export type BidderView = 'BIDDING' | 'WAITING' | 'RESULT' | 'OVER';

const VIEWS: Readonly<Record<ProcedureStage, BidderView>> = {
  OPEN_FOR_BIDS: 'BIDDING',
  SECOND_KEY: 'WAITING',
  INDIVIDUAL_SCORES: 'WAITING',
  CONSENSUS: 'WAITING',
  CLARIFICATION: 'WAITING',
  AWARD_DUE: 'WAITING',
  STANDSTILL: 'RESULT',
  COMPLAINT: 'RESULT',
  SIGNATURE: 'RESULT',
  CONTRACTED: 'RESULT',
  DIRECT_OFFER: 'OVER',
  NO_BIDS: 'OVER',
  ENDED: 'OVER',
};

export function bidderView(stage: ProcedureStage): BidderView {
  return VIEWS[stage];
}

/** Whether the bids of a need can be read by its enterprise: from the deadline on, and with every key there. */
export function bidsAreOpen(stage: ProcedureStage): boolean {
  return !['OPEN_FOR_BIDS', 'SECOND_KEY', 'NO_BIDS', 'DIRECT_OFFER', 'ENDED'].includes(stage);
}

/** The contract that an award drafted, while it is not given up. */
export function draftedContract({ contracts }: NeedToAwardQuery): string | undefined {
  return contracts.edges.find(({ node }) => node.state !== 'CANCELLED')?.node.id;
}

/** A line as it is typed: yuan, with or without grouping. */
export interface TypedLine {
  readonly kind: SealBidInput['lines'][number]['kind'];
  readonly description: string;
  readonly amount: string;
  readonly platforms?: readonly ('INDUSTRIAL' | 'PUBLIC_CLOUD')[];
}

/** A bid as it is typed. */
export interface TypedBid {
  readonly solutionId?: string;
  readonly lines: readonly TypedLine[];
  readonly deliveryMonths: number;
  readonly milestones?: readonly { readonly title: string; readonly dueInMonths: number }[];
  readonly proposal: string;
}

/** What is sealed: the price is the sum of the lines, so that the two cannot differ. */
export function bidOf(typed: TypedBid, needId: string, providerId: string): SealBidInput {
  const { solutionId, lines, deliveryMonths, milestones, proposal } = typed;
  return {
    needId,
    providerId,
    ...(solutionId && { solutionId }),
    priceFen: sumOfTyped(lines),
    lines: lines.map(({ kind, description, amount, platforms = [] }) => ({
      kind,
      description,
      amountFen: fenOf(amount)!,
      industrialPlatform: platforms.includes('INDUSTRIAL'),
      publicCloud: platforms.includes('PUBLIC_CLOUD'),
    })),
    deliveryMonths,
    ...(milestones?.length && { milestones: [...milestones] }),
    proposal,
  };
}

/** A bid beside its comparison, the best first; those that are out come last. */
export interface RankedBid {
  readonly bid: OpenBid;
  readonly compared: ComparedBid;
}

export function rankedBids({ bids, bidComparison }: OpenBidsQuery): readonly RankedBid[] {
  return bidComparison.compared.flatMap((compared) => {
    const bid = bids.find(({ id }) => id === compared.bidId);
    return bid ? [{ bid, compared }] : [];
  });
}

/** What an award of this bid has to explain: that it is not the first in rank, that there were too few bids. */
export function reasonsDue(
  { bidComparison }: OpenBidsQuery,
  bidId: string | undefined,
): { readonly deviation: boolean; readonly fewBids: boolean } {
  const rank = bidComparison.compared.find((each) => each.bidId === bidId)?.rank;
  return {
    deviation: bidId !== undefined && rank !== 1,
    fewBids: bidComparison.tooFewBids,
  };
}
