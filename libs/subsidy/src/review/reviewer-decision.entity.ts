import { defineEntity, p } from '@mikro-orm/core';

export type ReviewLevel = 'COUNTY_REVIEW' | 'CITY_REVIEW' | 'PROVINCE_APPROVAL';
export type DecisionOutcome = 'REVIEWED' | 'RETURNED' | 'LAPSED' | 'APPROVED' | 'REJECTED';

/** A similar file as it was shown to who decided. */
export interface ShownCase {
  readonly redemptionId: string;
  readonly similarityBasisPoints: number;
  readonly passed: boolean;
}

const ReviewerDecisionSchema = defineEntity({
  name: 'ReviewerDecision',
  properties: {
    id: p.uuid().primary(),
    redemptionId: p.uuid(),
    /** The papers that it saw. It counts as long as these are the papers of the file. */
    papersVersion: p.integer(),
    level: p.text().$type<ReviewLevel>(),
    outcome: p.text().$type<DecisionOutcome>(),
    personId: p.text(),
    organisationId: p.uuid().nullable(),
    reason: p.text(),
    /** Most of the similar files that were decided before went the other way. */
    againstMajority: p.boolean(),
    similarCases: p.json<readonly ShownCase[]>(),
    at: p.datetime(),
  },
});
/** What somebody decided on a file. Only ever added. */
export class ReviewerDecision extends ReviewerDecisionSchema.class {}
ReviewerDecisionSchema.setClass(ReviewerDecision);

const UnevenDecisionSchema = defineEntity({
  name: 'UnevenDecision',
  properties: {
    id: p.uuid().primary(),
    redemptionId: p.uuid(),
    otherRedemptionId: p.uuid(),
    similarityBasisPoints: p.integer(),
    outcome: p.text().$type<DecisionOutcome>(),
    otherOutcome: p.text().$type<DecisionOutcome>(),
    raisedAt: p.datetime(),
  },
});
/** Two near-identical files that were decided differently. Raised by the decision itself. */
export class UnevenDecision extends UnevenDecisionSchema.class {}
UnevenDecisionSchema.setClass(UnevenDecision);
