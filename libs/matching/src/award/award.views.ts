import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { FenScalar, Id, Text, IdempotencyKey, OneOf, YesNo, Whole, Code, Part } from '#libs/platform';
import type { WithdrawalCause } from './award.entity.js';
import { CauseEnum, ClarificationKindEnum, FollowUp, MoverEnum, StageEnum } from './award.enums.js';
import { BidConfidenceView, BidLineView, PlannedMilestoneView } from '../bid/bid.views.js';
import { ComplaintState } from './complaint.moves.js';
import type { Mover } from './complaint.rules.js';
import type { ClarificationKind } from '../evaluation/evaluation.entity.js';
import { ComparedBid } from '../evaluation/evaluation.views.js';
import type { Stage } from './procedure.rules.js';

@ObjectType({ description: 'Whose move it is, and by when.' })
export class Turn {
  @Field(() => MoverEnum) mover!: Mover;
  @Field(() => Date, { nullable: true }) until!: Date | null;
}

@ObjectType({ description: 'Where a need stands on its way to a contract.' })
export class NeedProcedure {
  @Field(() => ID) needId!: string;
  @Field(() => StageEnum) stage!: Stage;
  @Field(() => Turn) turn!: Turn;
}

@ArgsType()
export class AwardNeedArgs {
  @Id()
  needId!: string;
  @Id()
  bidId!: string;
  @Text({ min: 4, most: 2000, lines: true, description: 'Why this bid, 4 to 2,000 characters.' })
  reason!: string;
  @Text({
    min: 4,
    most: 2000,
    lines: true,
    nullable: true,
    description: 'Needed for a bid that is not the first in rank.',
  })
  deviationReason?: string;
  @Text({
    min: 4,
    most: 2000,
    lines: true,
    nullable: true,
    description: 'Needed where there are fewer bids than there should be.',
  })
  fewBidsReason?: string;
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ArgsType()
export class TakeAwardBackArgs {
  @Id()
  needId!: string;
  @Text({ min: 4, most: 2000, lines: true })
  reason!: string;
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ObjectType()
export class AwardTakenBack {
  @Field(() => ID) needId!: string;
  @Field(() => ID) bidId!: string;
  @Field(() => CauseEnum) cause!: WithdrawalCause;
  @Field(() => ID, {
    nullable: true,
    description: 'Drafted for the next in rank; null where there is none or the enterprise has to choose.',
  })
  nextContractId!: string | null;
}

@ObjectType({
  description: 'What a bidder is told of its own bid: the reasons to losers, and to the winner.',
})
export class BidResult {
  @Field(() => ID) bidId!: string;
  @Field(() => Boolean) won!: boolean;
  @Field(() => ComparedBid) comparison!: ComparedBid;
  @Field(() => Int, { description: 'How many bids there were.' }) bids!: number;
  @Field(() => String) awardReason!: string;
  @Field(() => String, { nullable: true }) deviationReason!: string | null;
  @Field(() => Int, { nullable: true }) winnerTotalHundredths!: number | null;
  @Field(() => FenScalar, { nullable: true }) winnerPriceFen!: bigint | null;
  @Field(() => Date, { nullable: true, description: 'Null where the rules give no standstill.' })
  complaintUntil!: Date | null;
  @Field(() => Date, { nullable: true }) awardWithdrawnAt!: Date | null;
}

@ObjectType({
  description: "A rival's bid after the award; what is confidential is left out, with the reason.",
})
export class RivalBid {
  @Field(() => ID) id!: string;
  providerId!: string;
  @Field(() => FenScalar) priceFen!: bigint;
  @Field(() => Int) deliveryMonths!: number;
  @Field(() => [BidLineView], { nullable: true }) lines!: readonly BidLineView[] | null;
  @Field(() => [PlannedMilestoneView], { nullable: true }) milestones!:
    readonly PlannedMilestoneView[] | null;
  @Field(() => String, { nullable: true }) proposal!: string | null;
  @Field(() => [BidConfidenceView]) confidential!: readonly BidConfidenceView[];
}

@ObjectType('Clarification', { description: 'What a bidder was asked after the opening.' })
export class ClarificationView {
  @Field(() => ID) id!: string;
  @Field(() => ID) needId!: string;
  @Field(() => String) needTitle!: string;
  @Field(() => ID) bidId!: string;
  @Field(() => ClarificationKindEnum) kind!: ClarificationKind;
  @Field(() => String) question!: string;
  @Field(() => Date) askedAt!: Date;
  @Field(() => Date) answerBy!: Date;
  @Field(() => String, { nullable: true }) answer?: string | null;
  @Field(() => Date, { nullable: true }) answeredAt?: Date | null;
  @Field(() => Boolean, { nullable: true }) accepted?: boolean | null;
  @Field(() => String, { nullable: true }) decisionReason?: string | null;
  @Field(() => Turn) turn!: Turn;
}

@ArgsType()
export class AskBidderArgs {
  @Id()
  needId!: string;
  @Id()
  bidId!: string;
  @OneOf(ClarificationKindEnum)
  kind!: ClarificationKind;
  @Text({ min: 4, most: 2000, lines: true })
  question!: string;
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ArgsType()
export class AnswerArgs {
  @Id()
  id!: string;
  @Text({ min: 2, most: 10_000, lines: true })
  answer!: string;
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ArgsType()
export class DecideClarificationArgs {
  @Id()
  id!: string;
  @YesNo()
  accepted!: boolean;
  @Text({ min: 4, most: 2000, lines: true })
  reason!: string;
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ObjectType('Complaint', { description: 'Of a bidder against an award.' })
export class ComplaintView {
  @Field(() => ID) id!: string;
  @Field(() => ID) needId!: string;
  @Field(() => String) needTitle!: string;
  @Field(() => ID) bidId!: string;
  providerId!: string;
  @Field(() => ComplaintState) state!: ComplaintState;
  @Field(() => String) grounds!: string;
  @Field(() => Date) raisedAt!: Date;
  @Field(() => String, { nullable: true }) answer?: string | null;
  @Field(() => Date, { nullable: true }) answeredAt?: Date | null;
  @Field(() => Date, { nullable: true }) escalatedAt?: Date | null;
  @Field(() => String, { nullable: true }) decision?: string | null;
  @Field(() => Date, { nullable: true }) decidedAt?: Date | null;
  @Field(() => Turn) turn!: Turn;
}

@ArgsType()
export class RaiseComplaintArgs {
  @Id()
  needId!: string;
  @Text({ min: 10, most: 5000, lines: true })
  grounds!: string;
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ArgsType()
export class FollowComplaintArgs {
  @Id()
  id!: string;
  @OneOf(FollowUp, { description: 'Takes it to the bureau, or lets it rest.' })
  to!: 'ESCALATED' | 'SETTLED';
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ArgsType()
export class DecideComplaintArgs {
  @Id()
  id!: string;
  @YesNo()
  upheld!: boolean;
  @Text({ min: 4, most: 5000, lines: true })
  decision!: string;
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ArgsType()
export class AskedArgs {
  @Id({ nullable: true, description: 'Left out: the newest 100 of all own needs and bids.' })
  needId?: string;
}

@ArgsType()
export class ComplaintsArgs {
  @Id({ nullable: true })
  needId?: string;
}

@ObjectType('DirectPurchase', { description: 'An order at the listed price of a catalogue item.' })
export class DirectPurchaseView {
  @Field(() => ID) id!: string;
  @Field(() => ID) needId!: string;
  @Field(() => ID) bidId!: string;
  enterpriseId!: string;
  providerId!: string;
  solutionId!: string;
  @Field(() => Int) catalogueVersion!: number;
  @Field(() => FenScalar) priceFen!: bigint;
  @Field(() => Date) offeredAt!: Date;
  @Field(() => Date) answerBy!: Date;
  @Field(() => Boolean, { nullable: true }) accepted?: boolean | null;
  @Field(() => String, { nullable: true }) answerReason?: string | null;
  @Field(() => ID, { nullable: true }) contractId!: string | null;
  @Field(() => Turn) turn!: Turn;
}

@InputType()
export class BuyDirectInput {
  @Id()
  enterpriseId!: string;
  @Id()
  solutionId!: string;
  @Whole({ min: 1, max: 1_000_000, description: 'Whose price and terms were read.' })
  catalogueVersion!: number;
  @Code({ form: /^S(0[1-9]|1[0-6])$/, example: 'S07', description: 'S01 to S16.' })
  scenario!: string;
  @Text({ min: 10, most: 5000, lines: true, description: 'What the enterprise has; 10 to 5,000 characters.' })
  description!: string;
}

@ArgsType()
export class BuyDirectArgs {
  @Part(() => BuyDirectInput)
  input!: BuyDirectInput;
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ArgsType()
export class AnswerDirectPurchaseArgs {
  @Id()
  id!: string;
  @YesNo()
  accepted!: boolean;
  @Text({ min: 2, most: 2000, lines: true })
  reason!: string;
  @IdempotencyKey()
  idempotencyKey!: string;
}
