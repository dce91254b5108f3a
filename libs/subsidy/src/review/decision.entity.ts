import { defineEntity, p } from '@mikro-orm/core';

export type ReviewLevel = 'COUNTY_REVIEW' | 'CITY_REVIEW' | 'PROVINCE_APPROVAL';
export type DecisionOutcome = 'REVIEWED' | 'RETURNED' | 'LAPSED' | 'APPROVED' | 'REJECTED';
export type Duty = 'submit' | 'county' | 'review' | 'approve' | 'pay';

/** A similar file as it was shown to who decided. */
export interface ShownCase {
  readonly redemptionId: string;
  readonly similarityBasisPoints: number;
  readonly passed: boolean;
}

const RedemptionDecisionSchema = defineEntity({
  name: 'RedemptionDecision',
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
export class RedemptionDecision extends RedemptionDecisionSchema.class {}
RedemptionDecisionSchema.setClass(RedemptionDecision);

const RedemptionDutySchema = defineEntity({
  name: 'RedemptionDuty',
  properties: {
    redemptionId: p.uuid().primary(),
    personId: p.text().primary(),
    duty: p.text().$type<Duty>(),
  },
});
/** The one duty that a person has on a file, for good. Written by the database when a file names a person. */
export class RedemptionDuty extends RedemptionDutySchema.class {}
RedemptionDutySchema.setClass(RedemptionDuty);

const DeficiencySchema = defineEntity({
  name: 'Deficiency',
  properties: {
    id: p.uuid().primary(),
    redemptionId: p.uuid(),
    papersVersion: p.integer(),
    item: p.text(),
    problem: p.text(),
    acceptedForm: p.text(),
    raisedBy: p.text(),
    raisedAt: p.datetime(),
  },
});
/** Something about the papers that the enterprise is to mend. */
export class Deficiency extends DeficiencySchema.class {}
DeficiencySchema.setClass(Deficiency);

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
