import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import {
  connectionOf,
  FenScalar,
  Id,
  Day,
  IdempotencyKey,
  OneOf,
  Parts,
  Text,
  describeEnum,
} from '#libs/platform';
import { DeficiencyInput } from '../redemption/redemption.inputs.js';
import { ReviewDecision } from '../rules/redemption.moves.js';
import { RedemptionView } from '../redemption/redemption.views.js';
import { ConflictKind, ConflictSubject } from '../conflict/conflict.entity.js';
import type { DecisionOutcome as Outcome, ReviewLevel as Level } from './reviewer-decision.entity.js';

const DecisionOutcome = {
  REVIEWED: 'REVIEWED',
  RETURNED: 'RETURNED',
  LAPSED: 'LAPSED',
  APPROVED: 'APPROVED',
  REJECTED: 'REJECTED',
} as const satisfies { [K in Outcome]: K };
describeEnum(DecisionOutcome, {
  name: 'DecisionOutcome',
  description: 'What a reviewer or approver decided.',
  values: {
    REVIEWED: { 'zh-CN': '审核通过', en: 'reviewed' },
    RETURNED: { 'zh-CN': '退回补正', en: 'returned' },
    LAPSED: { 'zh-CN': '逾期终止', en: 'lapsed' },
    APPROVED: { 'zh-CN': '审定通过', en: 'approved' },
    REJECTED: { 'zh-CN': '不予通过', en: 'rejected' },
  },
});
describeEnum(ConflictKind, {
  name: 'ConflictKind',
  description: 'Why an official must keep away.',
  values: {
    EMPLOYMENT: { 'zh-CN': '任职关系', en: 'employment' },
    SHAREHOLDING: { 'zh-CN': '持股', en: 'shareholding' },
    FAMILY: { 'zh-CN': '亲属关系', en: 'family' },
    OTHER: { 'zh-CN': '其他', en: 'other' },
  },
});
describeEnum(ConflictSubject, {
  name: 'ConflictSubject',
  description: 'With whom a conflict is.',
  values: {
    ENTERPRISE: { 'zh-CN': '企业', en: 'enterprise' },
    PROVIDER: { 'zh-CN': '服务商', en: 'provider' },
  },
});

@ObjectType('NextRedemption')
export class NextRedemptionView {
  @Field(() => RedemptionView, { nullable: true, description: 'Null when none waits.' })
  redemption!: RedemptionView | null;
}

@ObjectType('Assignment')
export class AssignmentView {
  @Field(() => ID) redemptionId!: string;
  @Field(() => String, { nullable: true, description: 'Null when nobody is free to take it.' })
  reviewerId!: string | null;
}

@ObjectType('Reviewer')
export class ReviewerView {
  @Field(() => String) personId!: string;
  @Field(() => Int, { description: 'Files that are theirs now.' }) load!: number;
  @Field(() => Int, { description: 'From how many enterprises and providers they keep away.' })
  conflicts!: number;
}

@InputType('DeclareConflictInput')
export class DeclareConflictInput {
  @OneOf(ConflictSubject) subjectKind!: ConflictSubject;
  @Id() subjectId!: string;
  @OneOf(ConflictKind) kind!: ConflictKind;
  @Day() fromOn!: string;
  @Day({ nullable: true, description: 'The last day; open while it lasts.' }) toOn?: string | null;
  @Text({ min: 2, most: 500, lines: true }) note!: string;
  @Text({ most: 100, nullable: true, description: 'Whose it is; the caller when left out.' }) personId?:
    string | null;
}

@ArgsType()
export class ReviewRedemptionArgs {
  @Id() id!: string;
  @OneOf(ReviewDecision) decision!: ReviewDecision;
  @Text({ most: 2000, lines: true }) reason!: string;
  @IdempotencyKey() idempotencyKey!: string;
  @Parts(() => DeficiencyInput, { most: 50, nullable: true }) deficiencies?: DeficiencyInput[] | null;
}

@ObjectType('TouchedDecision', { description: 'A decision of somebody who had a conflict on that day.' })
export class TouchedDecisionView {
  @Field(() => ID) redemptionId!: string;
  @Field(() => String) personId!: string;
  @Field(() => String) level!: Level;
  @Field(() => DecisionOutcome) outcome!: Outcome;
  @Field(() => Date) at!: Date;
  @Field(() => Boolean, { description: 'The file was not paid and begins anew with other people.' })
  reopened!: boolean;
}

@ObjectType('ConflictOutcome')
export class ConflictOutcomeView {
  @Field(() => ID, { description: 'Of the conflict; of the report while a second person is waited for.' })
  id!: string;
  @Field(() => Date, {
    nullable: true,
    description:
      'Declared for somebody else: without effect until a second person confirms it before then. Null when it stands.',
  })
  awaitsSecondPersonUntil!: Date | null;
  @Field(() => [TouchedDecisionView]) touched!: TouchedDecisionView[];
}

@ObjectType('SimilarCase', { description: 'A decided file in substance; no names.' })
export class SimilarCaseView {
  @Field(() => ID) redemptionId!: string;
  @Field(() => Int) similarityBasisPoints!: number;
  @Field(() => DecisionOutcome) outcome!: Outcome;
  @Field(() => Boolean, { description: 'Whether it was decided for the applicant.' }) passed!: boolean;
  @Field(() => String) reason!: string;
  @Field(() => Date) decidedAt!: Date;
  @Field(() => FenScalar) amountFen!: bigint;
  @Field(() => String, { nullable: true }) scenario!: string | null;
  @Field(() => String) industryCode!: string;
  @Field(() => String) cityCode!: string;
}

@ObjectType('ShareInterval', { description: '95 %, by Wilson.' })
class IntervalView {
  @Field(() => Float) low!: number;
  @Field(() => Float) high!: number;
}

@ObjectType('ReviewConsistency')
export class ConsistencyView {
  @Field(() => String) personId!: string;
  @Field(() => String) cityCode!: string;
  @Field(() => String, { description: 'YYYY-MM, Asia/Shanghai.' }) month!: string;
  @Field(() => Int) decisions!: number;
  @Field(() => Int, { description: 'Returned or rejected.' }) against!: number;
  @Field(() => Float) rate!: number;
  @Field(() => Float, { description: 'The share of colleagues in that city and month.' }) expected!: number;
  @Field(() => IntervalView) interval!: IntervalView;
  @Field(() => Boolean, { description: 'The expected share lies outside the interval.' }) standsOut!: boolean;
}

@ObjectType('UnevenDecision', { description: 'Two near-identical files that were decided differently.' })
class UnevenDecisionView {
  @Field(() => ID) id!: string;
  @Field(() => ID) redemptionId!: string;
  @Field(() => ID) otherRedemptionId!: string;
  @Field(() => Int) similarityBasisPoints!: number;
  @Field(() => DecisionOutcome) outcome!: Outcome;
  @Field(() => DecisionOutcome) otherOutcome!: Outcome;
  @Field(() => Date) raisedAt!: Date;
}

@ObjectType()
export class UnevenDecisionConnection extends connectionOf(UnevenDecisionView, 'UnevenDecision') {}
