import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import {
  Code,
  Text,
  OneOf,
  Whole,
  Parts,
  YesNo,
  Id,
  Part,
  IdempotencyKey,
  describeEnum,
  enumOf,
} from '#libs/platform';
import { NamedPersonReference } from '../copies/references.js';
import { PlannedMilestoneView } from '../bid/bid.views.js';
import { CRITERION_KINDS, FULL, type CriterionKind } from './evaluation.rules.js';

const CriterionKindEnum = enumOf(CRITERION_KINDS);
describeEnum(CriterionKindEnum, {
  name: 'CriterionKind',
  description: 'How a criterion is scored.',
  values: {
    PRICE: { 'zh-CN': '价格', en: 'price', meaning: 'scores lowest / own' },
    DELIVERY: { 'zh-CN': '交付期', en: 'delivery', meaning: 'scores shortest / own' },
    JUDGED: { 'zh-CN': '评审打分', en: 'judged', meaning: 'scored by people' },
  },
});

/** Ids of people come from the issuer of the tokens, which need not write UUIDs. */
const PERSON = { form: /^[\x21-\x7E]{1,100}$/, example: '0198c5c2-7d1e-7000-8000-000000000001' };

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
  @Field(() => Int, {
    nullable: true,
    description: 'How many bids there should be; hidden with the budget, whose band it tells.',
  })
  leastBids!: number | null;
}

@InputType()
export class CriterionInput {
  @Code({
    form: /^[A-Z][A-Z0-9_]{0,29}$/,
    example: 'DATA_SECURITY',
    description: 'Capital letters, digits and underscores.',
  })
  code!: string;
  @Text({ min: 1, most: 120 })
  title!: string;
  @OneOf(CriterionKindEnum)
  kind!: CriterionKind;
  @Whole({ min: 1, max: FULL })
  weightBasisPoints!: number;
  @Whole({ min: 0, max: FULL, nullable: true })
  minimumHundredths?: number;
}

@InputType()
export class EvaluationInput {
  @Parts(() => CriterionInput, {
    most: 20,
    least: 1,
    description: '1 to 20, the price among them, weights of 10,000 in all.',
  })
  criteria!: CriterionInput[];
  @Whole({ min: 0, max: FULL, nullable: true })
  minimumTotalHundredths?: number;
  @Whole({ min: 0, max: FULL })
  discussAboveHundredths: number = 2000;
  @YesNo()
  discloseWinner: boolean = true;
  @Whole({ min: 0, max: 30, nullable: true })
  standstillDays?: number;
}

@ArgsType()
export class SetEvaluationArgs {
  @Id()
  needId!: string;
  @Part(() => EvaluationInput)
  input!: EvaluationInput;
  @IdempotencyKey()
  idempotencyKey!: string;
}

@InputType()
export class EvaluatorInput {
  @Code(PERSON)
  personId!: string;
  @YesNo()
  chair!: boolean;
}

@ArgsType()
export class AppointEvaluatorsArgs {
  @Id()
  needId!: string;
  @Parts(() => EvaluatorInput, {
    most: 15,
    least: 1,
    description: '1 to 15, of whom at most one takes the chair.',
  })
  people!: EvaluatorInput[];
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ArgsType()
export class RelieveEvaluatorArgs {
  @Id()
  needId!: string;
  @Code(PERSON)
  personId!: string;
  @Text({ min: 4, most: 500, lines: true })
  reason!: string;
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ObjectType()
export class EvaluatorsAppointed {
  @Field(() => ID) needId!: string;
  @Field(() => Int) evaluators!: number;
}

@ArgsType()
export class DeclareInterestArgs {
  @Id()
  needId!: string;
  @Text({
    min: 4,
    most: 500,
    lines: true,
    nullable: true,
    description: 'What ties you to a bidder; left out: nothing does.',
  })
  conflict?: string;
  @IdempotencyKey()
  idempotencyKey!: string;
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
  @Whole({ min: 1, max: 1_000_000, description: 'The number of the bid on the sheet.' })
  bid!: number;
  @Text({ min: 1, most: 30, lines: true })
  criterion!: string;
  @Whole({ min: 0, max: FULL })
  scoreHundredths!: number;
  @Text({ min: 2, most: 2000, lines: true })
  comment!: string;
}

@ArgsType()
export class SubmitScoresArgs {
  @Id()
  needId!: string;
  @Parts(() => ScoreInput, { most: 2000, description: 'Every bid by every criterion that is judged.' })
  scores!: ScoreInput[];
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ArgsType()
export class CloseScoresArgs {
  @Id()
  needId!: string;
  @Text({ min: 4, most: 500, lines: true })
  reason!: string;
  @IdempotencyKey()
  idempotencyKey!: string;
}

@InputType()
export class AgreedScoreInput {
  @Id()
  bidId!: string;
  @Text({ min: 1, most: 30, lines: true })
  criterion!: string;
  @Whole({ min: 0, max: FULL })
  scoreHundredths!: number;
  @Text({ min: 4, most: 2000, lines: true, nullable: true })
  reason?: string;
}

@ArgsType()
export class SettleScoresArgs {
  @Id()
  needId!: string;
  @Parts(() => AgreedScoreInput, {
    most: 2000,
    description: 'What is left out is the mean of the individual scores.',
  })
  agreed!: AgreedScoreInput[];
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ObjectType('Evaluator', { description: 'Somebody whom the enterprise asked to judge the bids of a need.' })
export class EvaluatorView {
  @Field(() => NamedPersonReference, {
    nullable: true,
    description: 'Null where an issuer knows no such person.',
  })
  person!: NamedPersonReference | null;
  @Field(() => ID) personId!: string;
  @Field(() => Boolean) chair!: boolean;
  @Field(() => Date) appointedAt!: Date;
  @Field(() => Date, { nullable: true, description: 'When they said that nothing ties them to a bidder.' })
  declaredAt!: Date | null;
  @Field(() => String, {
    nullable: true,
    description: 'Why they do not judge: what ties them to a bidder, or why they were relieved.',
  })
  outBecause!: string | null;
  @Field(() => Date, { nullable: true }) submittedAt!: Date | null;
}

@ObjectType('OwnEvaluation', { description: 'A need whose bids a person was asked to judge.' })
export class OwnEvaluationView {
  @Field(() => ID) needId!: string;
  @Field(() => String) title!: string;
  @Field(() => String) description!: string;
  @Field(() => String) enterpriseName!: string;
  @Field(() => Date) bidDeadline!: Date;
  @Field(() => Boolean, { description: 'Whether the deadline for bids has passed.' }) opened!: boolean;
  @Field(() => Boolean, { description: 'No longer awaited: awarded, closed, or relieved.' }) over!: boolean;
  @Field(() => Boolean) chair!: boolean;
  @Field(() => Date, { nullable: true }) declaredAt!: Date | null;
  @Field(() => Boolean, { description: 'Tied to a bidder, or relieved: out.' }) out!: boolean;
  @Field(() => Date, { nullable: true }) submittedAt!: Date | null;
  @Field(() => Date, { nullable: true }) individualClosedAt!: Date | null;
  @Field(() => Date, { nullable: true }) settledAt!: Date | null;
}

@ArgsType()
export class OwnEvaluationsArgs {
  @Id({ nullable: true, description: 'Only this one.' })
  needId?: string;
}

@ObjectType()
export class GivenScoreView {
  @Field(() => NamedPersonReference, { nullable: true }) person!: NamedPersonReference | null;
  @Field(() => ID) personId!: string;
  @Field(() => Int) scoreHundredths!: number;
  @Field(() => String) comment!: string;
}

@ObjectType({ description: 'The individual scores of one bid by one criterion, and what was agreed on.' })
export class PanelScoreView {
  @Field(() => ID) bidId!: string;
  @Field(() => Int, { description: 'The number of the bid on the sheets.' }) number!: number;
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
