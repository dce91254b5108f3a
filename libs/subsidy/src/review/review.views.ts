import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsIn, IsOptional, IsString, IsUUID, Length, Matches, MaxLength } from 'class-validator';
import { connectionOf, FenScalar, LocalDateScalar } from '#libs/platform';
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
registerEnumType(DecisionOutcome, { name: 'DecisionOutcome' });
registerEnumType(ConflictKind, { name: 'ConflictKind' });
registerEnumType(ConflictSubject, { name: 'ConflictSubject' });

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
  @Field(() => ConflictSubject) @IsIn(Object.values(ConflictSubject)) subjectKind!: ConflictSubject;
  @Field(() => ID) @IsUUID() subjectId!: string;
  @Field(() => ConflictKind) @IsIn(Object.values(ConflictKind)) kind!: ConflictKind;
  @Field(() => LocalDateScalar) @Matches(/^\d{4}-\d{2}-\d{2}$/) fromOn!: string;
  @Field(() => LocalDateScalar, { nullable: true, description: 'The last day; open while it lasts.' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  toOn?: string | null;
  @Field(() => String) @IsString() @Length(2, 500) note!: string;
  @Field(() => String, { nullable: true, description: 'Whose it is; the caller when left out.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  personId?: string | null;
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
  @Field(() => ID) id!: string;
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
