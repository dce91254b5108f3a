import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsEnum,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Min,
  ValidateNested,
} from 'class-validator';
import { PLAIN_TEXT } from '#libs/kernel';
import { FenScalar } from '#libs/platform';
import { WITHDRAWAL_CAUSES, type WithdrawalCause } from './award.entity.js';
import { BidConfidenceView, BidLineView, PlannedMilestoneView } from '../bid/bid.views.js';
import { ComplaintState } from './complaint.moves.js';
import type { Mover } from './complaint.rules.js';
import { CLARIFICATION_KINDS, type ClarificationKind } from '../evaluation/evaluation.entity.js';
import { ComparedBid } from '../evaluation/evaluation.views.js';
import { STAGES, type Stage } from './procedure.rules.js';

const enumOf = <T extends string>(names: readonly T[]) =>
  Object.fromEntries(names.map((name) => [name, name])) as { [K in T]: K };
const MoverEnum = enumOf<Mover>(['ENTERPRISE', 'PROVIDER', 'BUREAU', 'EVALUATORS', 'NOBODY']);
const StageEnum = enumOf(STAGES);
const ClarificationKindEnum = enumOf(CLARIFICATION_KINDS);
registerEnumType(MoverEnum, { name: 'Mover', description: 'Whose move it is.' });
registerEnumType(StageEnum, { name: 'ProcedureStage' });
registerEnumType(ClarificationKindEnum, { name: 'ClarificationKind' });
const CauseEnum = enumOf(WITHDRAWAL_CAUSES);
registerEnumType(CauseEnum, { name: 'AwardWithdrawalCause' });
registerEnumType(ComplaintState, { name: 'ComplaintState' });

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
  @Field(() => ID) @IsUUID() needId!: string;
  @Field(() => ID) @IsUUID() bidId!: string;
  @Field(() => String, { description: 'Why this bid, 4 to 2,000 characters.' })
  @IsString()
  @Length(4, 2000)
  @Matches(PLAIN_TEXT)
  reason!: string;
  @Field(() => String, { nullable: true, description: 'Needed for a bid that is not the first in rank.' })
  @IsOptional()
  @IsString()
  @Length(4, 2000)
  @Matches(PLAIN_TEXT)
  deviationReason?: string;
  @Field(() => String, {
    nullable: true,
    description: 'Needed where there are fewer bids than there should be.',
  })
  @IsOptional()
  @IsString()
  @Length(4, 2000)
  @Matches(PLAIN_TEXT)
  fewBidsReason?: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ArgsType()
export class TakeAwardBackArgs {
  @Field(() => ID) @IsUUID() needId!: string;
  @Field(() => String) @IsString() @Length(4, 2000) @Matches(PLAIN_TEXT) reason!: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
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
  @Field(() => ID) @IsUUID() needId!: string;
  @Field(() => ID) @IsUUID() bidId!: string;
  @Field(() => ClarificationKindEnum) @IsEnum(ClarificationKindEnum) kind!: ClarificationKind;
  @Field(() => String) @IsString() @Length(4, 2000) @Matches(PLAIN_TEXT) question!: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ArgsType()
export class AnswerArgs {
  @Field(() => ID) @IsUUID() id!: string;
  @Field(() => String) @IsString() @Length(2, 10_000) @Matches(PLAIN_TEXT) answer!: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ArgsType()
export class DecideClarificationArgs {
  @Field(() => ID) @IsUUID() id!: string;
  @Field(() => Boolean) @IsBoolean() accepted!: boolean;
  @Field(() => String) @IsString() @Length(4, 2000) @Matches(PLAIN_TEXT) reason!: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ObjectType('Complaint', { description: 'Of a bidder against an award.' })
export class ComplaintView {
  @Field(() => ID) id!: string;
  @Field(() => ID) needId!: string;
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
  @Field(() => ID) @IsUUID() needId!: string;
  @Field(() => String) @IsString() @Length(10, 5000) @Matches(PLAIN_TEXT) grounds!: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

const FollowUp = enumOf(['ESCALATED', 'SETTLED'] as const);
registerEnumType(FollowUp, { name: 'ComplaintFollowUp' });

@ArgsType()
export class FollowComplaintArgs {
  @Field(() => ID) @IsUUID() id!: string;
  @Field(() => FollowUp, { description: 'Takes it to the bureau, or lets it rest.' })
  @IsIn(['ESCALATED', 'SETTLED'])
  to!: 'ESCALATED' | 'SETTLED';
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ArgsType()
export class DecideComplaintArgs {
  @Field(() => ID) @IsUUID() id!: string;
  @Field(() => Boolean) @IsBoolean() upheld!: boolean;
  @Field(() => String) @IsString() @Length(4, 5000) @Matches(PLAIN_TEXT) decision!: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ArgsType()
export class ComplaintsArgs {
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() needId?: string;
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
  @Field(() => ID) @IsUUID() enterpriseId!: string;
  @Field(() => ID) @IsUUID() solutionId!: string;
  @Field(() => Int, { description: 'Whose price and terms were read.' })
  @IsInt()
  @Min(1)
  catalogueVersion!: number;
  @Field(() => String, { description: 'S01 to S16.' }) @Matches(/^S(0[1-9]|1[0-6])$/) scenario!: string;
  @Field(() => String, { description: 'What the enterprise has; 10 to 5,000 characters.' })
  @IsString()
  @Length(10, 5000)
  @Matches(PLAIN_TEXT)
  description!: string;
}

@ArgsType()
export class BuyDirectArgs {
  @Field(() => BuyDirectInput) @ValidateNested() @Type(() => BuyDirectInput) input!: BuyDirectInput;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ArgsType()
export class AnswerDirectPurchaseArgs {
  @Field(() => ID) @IsUUID() id!: string;
  @Field(() => Boolean) @IsBoolean() accepted!: boolean;
  @Field(() => String) @IsString() @Length(2, 2000) @Matches(PLAIN_TEXT) reason!: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}
