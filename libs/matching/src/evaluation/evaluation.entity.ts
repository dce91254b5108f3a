import { defineEntity, p } from '@mikro-orm/core';
import { stateOf } from '#libs/platform';
import { Bid } from '../bid/bid.entity.js';
import type { CriterionKind } from './evaluation.rules.js';
import { Need } from '../need/need.entity.js';

const EvaluationPlanSchema = defineEntity({
  name: 'EvaluationPlan',
  checks: [
    {
      name: 'evaluation_plan_minimum_check',
      expression: 'minimum_total_hundredths >= 0 and minimum_total_hundredths <= 10000',
    },
    {
      name: 'evaluation_plan_discuss_check',
      expression: 'discuss_above_hundredths >= 0 and discuss_above_hundredths <= 10000',
    },
    {
      name: 'evaluation_plan_standstill_check',
      expression: 'standstill_days >= 0 and standstill_days <= 30',
    },
    {
      name: 'evaluation_plan_settled_check',
      expression: 'settled_at is null or individual_closed_at <= settled_at',
    },
  ],
  properties: {
    needId: () => p.manyToOne(Need).mapToPk().joinColumn('need_id').primary(),
    minimumTotalHundredths: p.integer().nullable(),
    discussAboveHundredths: p.integer(),
    /** Whether losers are told the price and the total of the winner. */
    discloseWinner: p.boolean(),
    /** More than the rules ask for; null: as the rules say. */
    standstillDays: p.integer().nullable(),
    setBy: p.text(),
    setAt: p.datetime(),
    /** From here on evaluators see each other's scores and whose bids they are. */
    individualClosedAt: stateOf('EVALUATION', p.datetime(), 'needId').nullable(),
    settledAt: stateOf('EVALUATION', p.datetime(), 'needId').nullable(),
  },
});
/** How the bids of a need will be compared. Set before the first of them, and for good. */
export class EvaluationPlan extends EvaluationPlanSchema.class {}
EvaluationPlanSchema.setClass(EvaluationPlan);

const EvaluationCriterionSchema = defineEntity({
  name: 'EvaluationCriterion',
  uniques: [{ name: 'evaluation_criterion_code', properties: ['needId', 'code'] }],
  checks: [
    { name: 'evaluation_criterion_kind_check', expression: "kind in ('PRICE', 'DELIVERY', 'JUDGED')" },
    {
      name: 'evaluation_criterion_weight_check',
      expression: 'weight_basis_points >= 1 and weight_basis_points <= 10000',
    },
    {
      name: 'evaluation_criterion_minimum_check',
      expression: 'minimum_hundredths >= 0 and minimum_hundredths <= 10000',
    },
  ],
  properties: {
    id: p.uuid().primary(),
    needId: () => p.manyToOne(EvaluationPlan).mapToPk().joinColumn('need_id').deleteRule('no action'),
    position: p.integer(),
    code: p.text(),
    title: p.text(),
    kind: p.text().$type<CriterionKind>(),
    weightBasisPoints: p.integer(),
    minimumHundredths: p.integer().nullable(),
  },
});
/** One measure of a plan. */
export class EvaluationCriterion extends EvaluationCriterionSchema.class {}
EvaluationCriterionSchema.setClass(EvaluationCriterion);

const EvaluatorSchema = defineEntity({
  name: 'Evaluator',
  uniques: [
    { name: 'evaluator_of_need', properties: ['needId', 'personId'] },
    {
      name: 'evaluator_chair',
      expression:
        'create unique index evaluator_chair on evaluator (need_id) where chair and conflict_at is null',
    },
  ],
  indexes: [{ name: 'evaluator_of_person', properties: ['personId'] }],
  checks: [
    { name: 'evaluator_conflict_check', expression: '(conflict is null) = (conflict_at is null)' },
    {
      name: 'evaluator_declared_check',
      expression: 'submitted_at is null or declared_at is not null',
    },
  ],
  properties: {
    id: p.uuid().primary(),
    needId: () => p.manyToOne(Need).mapToPk().joinColumn('need_id'),
    personId: p.text(),
    chair: p.boolean(),
    appointedBy: p.text(),
    appointedAt: p.datetime(),
    /** When the person said that nothing ties them to a bidder. */
    declaredAt: stateOf('EVALUATION', p.datetime(), 'needId').nullable(),
    /** What ties them to one, by their own word or as the platform found. Such a person sees nothing more. */
    conflict: p.text().nullable(),
    conflictAt: stateOf('EVALUATION', p.datetime(), 'needId').nullable(),
    submittedAt: stateOf('EVALUATION', p.datetime(), 'needId').nullable(),
  },
});
/** A person whom the enterprise asked to judge the bids of a need. */
export class Evaluator extends EvaluatorSchema.class {}
EvaluatorSchema.setClass(Evaluator);

const EvaluationScoreSchema = defineEntity({
  name: 'EvaluationScore',
  uniques: [{ name: 'evaluation_score_once', properties: ['evaluatorId', 'bidId', 'criterionCode'] }],
  indexes: [{ name: 'evaluation_score_of_need', properties: ['needId'] }],
  checks: [
    {
      name: 'evaluation_score_range_check',
      expression: 'score_hundredths >= 0 and score_hundredths <= 10000',
    },
  ],
  properties: {
    id: p.uuid().primary(),
    needId: () => p.manyToOne(Need).mapToPk().joinColumn('need_id'),
    evaluatorId: () => p.manyToOne(Evaluator).mapToPk().joinColumn('evaluator_id'),
    bidId: () => p.manyToOne(Bid).mapToPk().joinColumn('bid_id'),
    criterionCode: p.text(),
    scoreHundredths: p.integer(),
    comment: p.text(),
    scoredAt: p.datetime(),
  },
});
/** What one evaluator gave, alone. Only ever added. */
export class EvaluationScore extends EvaluationScoreSchema.class {}
EvaluationScoreSchema.setClass(EvaluationScore);

const EvaluationConsensusSchema = defineEntity({
  name: 'EvaluationConsensus',
  uniques: [{ name: 'evaluation_consensus_once', properties: ['bidId', 'criterionCode'] }],
  indexes: [{ name: 'evaluation_consensus_of_need', properties: ['needId'] }],
  checks: [
    {
      name: 'evaluation_consensus_range_check',
      expression: 'score_hundredths >= 0 and score_hundredths <= 10000',
    },
  ],
  properties: {
    id: p.uuid().primary(),
    needId: () => p.manyToOne(Need).mapToPk().joinColumn('need_id'),
    bidId: () => p.manyToOne(Bid).mapToPk().joinColumn('bid_id'),
    criterionCode: p.text(),
    scoreHundredths: p.integer(),
    /** Why, where the scores lay far apart or the result lies outside of them. */
    reason: p.text().nullable(),
    settledBy: p.text(),
    settledAt: p.datetime(),
  },
});
/** What the evaluators agreed on under their chair. Only ever added. */
export class EvaluationConsensus extends EvaluationConsensusSchema.class {}
EvaluationConsensusSchema.setClass(EvaluationConsensus);

export const CLARIFICATION_KINDS = ['LOW_PRICE', 'MISSING_PARTS'] as const;
export type ClarificationKind = (typeof CLARIFICATION_KINDS)[number];

const ClarificationSchema = defineEntity({
  name: 'Clarification',
  uniques: [{ name: 'clarification_once', properties: ['bidId', 'kind'] }],
  indexes: [
    { name: 'clarification_of_need', properties: ['needId', 'askedAt'] },
    { name: 'clarification_of_provider', properties: ['providerId', 'askedAt'] },
  ],
  checks: [
    { name: 'clarification_kind_check', expression: "kind in ('LOW_PRICE', 'MISSING_PARTS')" },
    {
      name: 'clarification_answered_check',
      expression: '(answer is null) = (answered_at is null) and (answer is null or answered_at < answer_by)',
    },
    {
      name: 'clarification_decided_check',
      expression:
        '(accepted is null) = (decided_at is null) and (accepted is null) = (decision_reason is null)',
    },
  ],
  properties: {
    id: p.uuid().primary(),
    needId: () => p.manyToOne(Need).mapToPk().joinColumn('need_id'),
    bidId: () => p.manyToOne(Bid).mapToPk().joinColumn('bid_id'),
    providerId: p.uuid(),
    kind: p.text().$type<ClarificationKind>(),
    question: p.text(),
    askedBy: p.text(),
    askedAt: p.datetime(),
    answerBy: p.datetime(),
    answer: p.text().nullable(),
    answeredBy: p.text().nullable(),
    answeredAt: stateOf('BID', p.datetime(), 'bidId').nullable(),
    accepted: p.boolean().nullable(),
    decisionReason: p.text().nullable(),
    decidedBy: p.text().nullable(),
    decidedAt: stateOf('BID', p.datetime(), 'bidId').nullable(),
  },
});
/** What a bidder was asked after the opening: why the price is so low, or for parts that are missing. Words only. */
export class Clarification extends ClarificationSchema.class {}
ClarificationSchema.setClass(Clarification);
