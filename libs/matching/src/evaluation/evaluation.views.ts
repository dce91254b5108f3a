import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsBoolean,
  IsEnum,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { PLAIN_TEXT } from '#libs/kernel';
import { PlannedMilestoneView } from '../bid/bid.views.js';
import { CRITERION_KINDS, FULL, type CriterionKind } from './evaluation.rules.js';

const CriterionKindEnum = Object.fromEntries(CRITERION_KINDS.map((kind) => [kind, kind]));
registerEnumType(CriterionKindEnum, {
  name: 'CriterionKind',
  description: 'PRICE scores lowest / own, DELIVERY shortest / own, JUDGED is scored by people.',
});

@ObjectType('EvaluationCriterion')
export class CriterionView {
  @Field(() => String) code!: string;
  @Field(() => String) title!: string;
  @Field(() => CriterionKindEnum) kind!: CriterionKind;
  @Field(() => Int, { description: 'The weights make 10,000.' }) weightBasisPoints!: number;
  @Field(() => Int, { nullable: true, description: 'Below this the bid is out.' })
  minimumHundredths!: number | null;
}

@ObjectType('EvaluationPlan', { description: 'How the bids of a need will be compared.' })
export class EvaluationPlanView {
  @Field(() => ID) needId!: string;
  @Field(() => [CriterionView]) criteria!: readonly CriterionView[];
  @Field(() => Int, { nullable: true }) minimumTotalHundredths!: number | null;
  @Field(() => Int, { description: 'Scores further apart must be talked over, and the result be reasoned.' })
  discussAboveHundredths!: number;
  @Field(() => Boolean, { description: 'Whether losers are told price and total of the winner.' })
  discloseWinner!: boolean;
  @Field(() => Int, { nullable: true, description: 'More than the rules ask for.' })
  standstillDays!: number | null;
  @Field(() => Date, { nullable: true, description: 'Null: nothing was set, and the price decides.' })
  setAt!: Date | null;
  @Field(() => Date, { nullable: true }) individualClosedAt!: Date | null;
  @Field(() => Date, { nullable: true }) settledAt!: Date | null;
  @Field(() => String, { description: 'The rules of procurement that the need keeps to.' })
  rulesVersion!: string;
  @Field(() => Int, { description: 'How many bids there should be.' }) leastBids!: number;
}

@InputType()
export class CriterionInput {
  @Field(() => String, { description: 'Capital letters, digits and underscores.' })
  @Matches(/^[A-Z][A-Z0-9_]{0,29}$/)
  code!: string;
  @Field(() => String) @IsString() @Length(1, 120) @Matches(PLAIN_TEXT) title!: string;
  @Field(() => CriterionKindEnum) @IsEnum(CriterionKindEnum) kind!: CriterionKind;
  @Field(() => Int) @IsInt() @Min(1) @Max(FULL) weightBasisPoints!: number;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() @Min(0) @Max(FULL) minimumHundredths?: number;
}

@InputType()
export class EvaluationInput {
  @Field(() => [CriterionInput], { description: '1 to 20, the price among them, weights of 10,000 in all.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => CriterionInput)
  criteria!: CriterionInput[];
  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(FULL)
  minimumTotalHundredths?: number;
  @Field(() => Int, { defaultValue: 2000 }) @IsInt() @Min(0) @Max(FULL) discussAboveHundredths: number = 2000;
  @Field(() => Boolean, { defaultValue: true }) @IsBoolean() discloseWinner: boolean = true;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() @Min(0) @Max(30) standstillDays?: number;
}

@ArgsType()
export class SetEvaluationArgs {
  @Field(() => ID) @IsUUID() needId!: string;
  @Field(() => EvaluationInput) @ValidateNested() @Type(() => EvaluationInput) input!: EvaluationInput;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@InputType()
export class EvaluatorInput {
  @Field(() => ID) @IsString() @Length(1, 100) personId!: string;
  @Field(() => Boolean) @IsBoolean() chair!: boolean;
}

@ArgsType()
export class AppointEvaluatorsArgs {
  @Field(() => ID) @IsUUID() needId!: string;
  @Field(() => [EvaluatorInput], { description: '1 to 15, of whom at most one takes the chair.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(15)
  @ValidateNested({ each: true })
  @Type(() => EvaluatorInput)
  people!: EvaluatorInput[];
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ArgsType()
export class RelieveEvaluatorArgs {
  @Field(() => ID) @IsUUID() needId!: string;
  @Field(() => ID) @IsString() @Length(1, 100) personId!: string;
  @Field(() => String) @IsString() @Length(4, 500) @Matches(PLAIN_TEXT) reason!: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ObjectType()
export class EvaluatorsAppointed {
  @Field(() => ID) needId!: string;
  @Field(() => Int) evaluators!: number;
}

@ArgsType()
export class DeclareInterestArgs {
  @Field(() => ID) @IsUUID() needId!: string;
  @Field(() => String, { nullable: true, description: 'What ties you to a bidder; left out: nothing does.' })
  @IsOptional()
  @IsString()
  @Length(4, 500)
  @Matches(PLAIN_TEXT)
  conflict?: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ObjectType()
export class EvaluationState {
  @Field(() => ID) needId!: string;
  @Field(() => Boolean, { description: 'Tied to a bidder, by the own word or a membership: out.' })
  conflicted!: boolean;
  @Field(() => Boolean) submitted!: boolean;
  @Field(() => Boolean) individualClosed!: boolean;
  @Field(() => Boolean) settled!: boolean;
}

@ObjectType()
export class SheetLine {
  @Field(() => String) kind!: string;
  @Field(() => String) description!: string;
}

@ObjectType({
  description: 'A bid as an evaluator sees it alone: without the name of the bidder, and without prices.',
})
export class SheetBid {
  @Field(() => Int) number!: number;
  @Field(() => Int) deliveryMonths!: number;
  @Field(() => [SheetLine]) lines!: readonly SheetLine[];
  @Field(() => [PlannedMilestoneView]) milestones!: readonly PlannedMilestoneView[];
  @Field(() => String) proposal!: string;
  @Field(() => String, { nullable: true, description: 'Supplied when missing parts were asked for.' })
  supplied!: string | null;
}

@ObjectType()
export class EvaluationSheet {
  @Field(() => ID) needId!: string;
  @Field(() => EvaluationPlanView) plan!: EvaluationPlanView;
  @Field(() => [SheetBid]) bids!: readonly SheetBid[];
  @Field(() => Date, { nullable: true }) submittedAt!: Date | null;
}

@InputType()
export class ScoreInput {
  @Field(() => Int, { description: 'The number of the bid on the sheet.' }) @IsInt() @Min(1) bid!: number;
  @Field(() => String) @IsString() @Length(1, 30) criterion!: string;
  @Field(() => Int) @IsInt() @Min(0) @Max(FULL) scoreHundredths!: number;
  @Field(() => String) @IsString() @Length(2, 2000) @Matches(PLAIN_TEXT) comment!: string;
}

@ArgsType()
export class SubmitScoresArgs {
  @Field(() => ID) @IsUUID() needId!: string;
  @Field(() => [ScoreInput], { description: 'Every bid by every criterion that is judged.' })
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => ScoreInput)
  scores!: ScoreInput[];
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ArgsType()
export class CloseScoresArgs {
  @Field(() => ID) @IsUUID() needId!: string;
  @Field(() => String) @IsString() @Length(4, 500) @Matches(PLAIN_TEXT) reason!: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@InputType()
export class AgreedScoreInput {
  @Field(() => ID) @IsUUID() bidId!: string;
  @Field(() => String) @IsString() @Length(1, 30) criterion!: string;
  @Field(() => Int) @IsInt() @Min(0) @Max(FULL) scoreHundredths!: number;
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @Length(4, 2000)
  @Matches(PLAIN_TEXT)
  reason?: string;
}

@ArgsType()
export class SettleScoresArgs {
  @Field(() => ID) @IsUUID() needId!: string;
  @Field(() => [AgreedScoreInput], { description: 'What is left out is the mean of the individual scores.' })
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => AgreedScoreInput)
  agreed!: AgreedScoreInput[];
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ObjectType()
export class GivenScoreView {
  @Field(() => ID) personId!: string;
  @Field(() => Int) scoreHundredths!: number;
  @Field(() => String) comment!: string;
}

@ObjectType({ description: 'The individual scores of one bid by one criterion, and what was agreed on.' })
export class PanelScoreView {
  @Field(() => ID) bidId!: string;
  @Field(() => String) criterion!: string;
  @Field(() => [GivenScoreView]) given!: readonly GivenScoreView[];
  @Field(() => Int, { description: 'Rounded down.' }) meanHundredths!: number;
  @Field(() => Int) apartHundredths!: number;
  @Field(() => Boolean) mustDiscuss!: boolean;
  @Field(() => Int, { nullable: true }) agreedHundredths!: number | null;
  @Field(() => String, { nullable: true }) reason!: string | null;
}

@ObjectType()
export class ComparedBidPart {
  @Field(() => String) code!: string;
  @Field(() => String) title!: string;
  @Field(() => Int) weightBasisPoints!: number;
  @Field(() => Int) scoreHundredths!: number;
  @Field(() => Int, { description: 'Weight x score, rounded down.' }) contributionHundredths!: number;
}

@ObjectType({ description: 'The place of a bid, and what it is made of.' })
export class ComparedBid {
  @Field(() => ID) bidId!: string;
  @Field(() => Int, { nullable: true, description: 'Equal totals share a rank; null for a bid that is out.' })
  rank!: number | null;
  @Field(() => Int, { description: 'Exactly the sum of the contributions.' }) totalHundredths!: number;
  @Field(() => [ComparedBidPart]) parts!: readonly ComparedBidPart[];
  @Field(() => String, { nullable: true, description: 'Why it has no rank.' }) outBecause!: string | null;
}

@ObjectType({ description: 'The bids of a need side by side.' })
export class BidComparison {
  @Field(() => EvaluationPlanView) plan!: EvaluationPlanView;
  @Field(() => [ComparedBid], { description: 'The best first.' }) compared!: readonly ComparedBid[];
  @Field(() => [ID], { description: 'Bids whose low price is not explained yet.' })
  lowPriced!: readonly string[];
  @Field(() => Boolean, { description: 'Fewer bids than there should be: an award must say why.' })
  tooFewBids!: boolean;
}
