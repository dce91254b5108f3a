import { ArgsType, Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsDefined,
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
import { MOVE_REASONS, type MoveReason } from '#libs/assignment';
import { PLAIN_TEXT } from '#libs/kernel';
import { connectionOf, FenScalar, LocalDateScalar } from '#libs/platform';
import { SHORTFALL_REASONS, type ShortfallReason } from './allocation.rules.js';

const ShortfallReasonEnum = Object.fromEntries(SHORTFALL_REASONS.map((reason) => [reason, reason]));
const MoveReasonEnum = Object.fromEntries(MOVE_REASONS.map((reason) => [reason, reason]));
registerEnumType(ShortfallReasonEnum, { name: 'AllocationShortfallReason' });
registerEnumType(MoveReasonEnum, {
  name: 'AllocationMoveReason',
  description:
    'GONE: withdrawn. REPLACES: for what is gone. ADDED: room came free. MADE_ROOM: for a need that would have too few; INSTEAD of that.',
});

@InputType()
export class CityQuotaInput {
  @Field(() => String) @Matches(/^44\d{4}$/) cityCode!: string;
  @Field(() => Int) @IsInt() @Min(0) places!: number;
}

@InputType()
export class SubsidyCapInput {
  @Field(() => ID) @IsUUID() providerId!: string;
  @Field(() => FenScalar) @IsDefined() capFen!: bigint;
}

@InputType()
export class ExcludedPairInput {
  @Field(() => ID) @IsUUID() needId!: string;
  @Field(() => ID) @IsUUID() providerId!: string;
  @Field(() => String) @Length(2, 500) @Matches(PLAIN_TEXT) reason!: string;
}

@InputType({ description: 'The rules of a round; they stand before anything is worked out.' })
export class AllocationRulesInput {
  @Field(() => Int, { description: 'How many providers a need is shown at most.' })
  @IsInt()
  @Min(1)
  @Max(10)
  choices!: number;
  @Field(() => Int, { description: 'How many it should be shown at least.' })
  @IsInt()
  @Min(1)
  @Max(10)
  least!: number;
  @Field(() => Int, { description: 'Places on shortlists for one project of capacity.' })
  @IsInt()
  @Min(1)
  @Max(20)
  placesPerProject!: number;
  @Field(() => Int, { nullable: true, description: 'Most of all places for one provider, basis points.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000)
  shareOfRound?: number | null;
  @Field(() => Int, { nullable: true, description: 'Most of the places of a city for one provider.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000)
  shareOfCity?: number | null;
  @Field(() => [CityQuotaInput], { defaultValue: [] })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => CityQuotaInput)
  cityQuotas!: CityQuotaInput[];
  @Field(() => Int, { description: 'What a voucher pays of the budget, basis points.' })
  @IsInt()
  @Min(0)
  @Max(10_000)
  subsidyShare!: number;
  @Field(() => FenScalar, { description: 'The most that one voucher pays.' })
  @IsDefined()
  subsidyMostFen!: bigint;
  @Field(() => [SubsidyCapInput], { defaultValue: [] })
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => SubsidyCapInput)
  subsidyCaps!: SubsidyCapInput[];
  @Field(() => [ExcludedPairInput], { defaultValue: [] })
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => ExcludedPairInput)
  excluded!: ExcludedPairInput[];
  @Field(() => Int, { description: 'What serving one more need is worth against fit, in hundredths.' })
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  worthFirst!: number;
  @Field(() => Int, { description: 'What a further choice up to the least is worth.' })
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  worthLeast!: number;
  @Field(() => String, { description: 'Decides ties; publish it before the round.' })
  @Length(1, 200)
  @Matches(PLAIN_TEXT)
  seed!: string;
  @Field(() => String, { description: 'What an enterprise may do that gets no shortlist.' })
  @Length(0, 2000)
  remedies!: string;
  @Field(() => [String], { defaultValue: [] })
  @ArrayMaxSize(30)
  @Matches(/^44\d{4}$/, { each: true })
  cityCodes!: string[];
  @Field(() => [String], { defaultValue: [] })
  @ArrayMaxSize(16)
  @Matches(/^S(0[1-9]|1[0-6])$/, { each: true })
  scenarios!: string[];
  @Field(() => LocalDateScalar, { nullable: true }) @IsOptional() @IsString() deliverFrom?: string | null;
  @Field(() => LocalDateScalar, { nullable: true }) @IsOptional() @IsString() deliverTo?: string | null;
}

@ArgsType()
export class OpenAllocationRoundArgs {
  @Field(() => String) @Length(2, 120) @Matches(PLAIN_TEXT) name!: string;
  @Field(() => AllocationRulesInput)
  @ValidateNested()
  @Type(() => AllocationRulesInput)
  rules!: AllocationRulesInput;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ArgsType()
export class OfRoundArgs {
  @Field(() => ID) @IsUUID() roundId!: string;
}
@ArgsType()
export class ProposeAllocationArgs extends OfRoundArgs {
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}
@ArgsType()
export class OfVersionArgs extends OfRoundArgs {
  @Field(() => Int) @IsInt() @Min(1) number!: number;
}
@ArgsType()
export class PublishAllocationArgs extends OfVersionArgs {
  @Field(() => String) @Matches(/^[0-9a-f]{64}$/) resultHash!: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}
@ArgsType()
export class WithdrawFromAllocationArgs extends OfRoundArgs {
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() needId?: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() providerId?: string;
  @Field(() => String) @Length(2, 500) @Matches(PLAIN_TEXT) reason!: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ObjectType({ description: 'A round over many needs.' })
export class AllocationRoundView {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => Date) openedAt!: Date;
}
@ObjectType()
export class AllocationRoundConnection extends connectionOf(AllocationRoundView, 'AllocationRound') {}

@ObjectType()
export class AllocationFigures {
  @Field(() => Int) servedNeeds!: number;
  @Field(() => Int) places!: number;
  @Field(() => Float, { description: 'The scores of all places together, in hundredths.' }) fit!: number;
}

@ObjectType({ description: 'The enterprise that is furthest from its first choice, by its need.' })
export class AllocationLoss {
  @Field(() => ID) needId!: string;
  @Field(() => Int) wished!: number;
  @Field(() => Int) got!: number;
}

@ObjectType()
export class AllocationWidening {
  @Field(() => ShortfallReasonEnum) reason!: ShortfallReason;
  @Field(() => String, { nullable: true }) month?: string | null;
  @Field(() => Float, { description: 'Places, or fen of subsidy times the places of a project.' })
  by!: number;
}

@ObjectType({ description: 'A need with fewer choices than it should have, and what is in the way.' })
export class AllocationShortfall {
  @Field(() => ID) needId!: string;
  @Field(() => ShortfallReasonEnum) reason!: ShortfallReason;
  @Field(() => Int) has!: number;
  @Field(() => Int) least!: number;
  @Field(() => Int, { description: 'Providers that fit and may serve it.' }) fitting!: number;
  @Field(() => Int, { description: 'Providers that fit but are excluded.' }) excluded!: number;
  @Field(() => ID, { nullable: true }) nearestProviderId?: string | null;
  @Field(() => [AllocationWidening], { description: 'Widened by this it is served, and nobody else moves.' })
  widen!: readonly AllocationWidening[];
}

@ObjectType()
export class AllocationMonthLoad {
  @Field(() => String) month!: string;
  @Field(() => Int) places!: number;
  @Field(() => Int) most!: number;
}

@ObjectType()
export class AllocationLoad {
  @Field(() => ID) providerId!: string;
  @Field(() => Int) places!: number;
  @Field(() => Int, { nullable: true }) placesMost?: number | null;
  @Field(() => Float) subsidyFen!: number;
  @Field(() => Float, { nullable: true }) subsidyMostFen?: number | null;
  @Field(() => [AllocationMonthLoad]) months!: readonly AllocationMonthLoad[];
}

@ObjectType()
export class AllocationPlaceView {
  @Field(() => ID) providerId!: string;
  @Field(() => ID) solutionId!: string;
  @Field(() => String) month!: string;
  @Field(() => Int) scoreHundredths!: number;
}

@ObjectType()
export class AllocationMoveView {
  @Field(() => ID) needId!: string;
  @Field(() => Boolean, { description: 'Given or taken away.' }) given!: boolean;
  @Field(() => MoveReasonEnum) reason!: MoveReason;
  @Field(() => AllocationPlaceView) place!: AllocationPlaceView;
}

@ArgsType()
export class PartArgs {
  @Field(() => Int, { defaultValue: 100, description: 'How many, 1 to 1,000.' })
  @IsInt()
  @Min(1)
  @Max(1000)
  first: number = 100;
  @Field(() => Int, { defaultValue: 0, description: 'How many are passed over.' })
  @IsInt()
  @Min(0)
  skip: number = 0;
}

@ObjectType({ description: 'What a round comes to.' })
export class AllocationResultView extends AllocationFigures {
  @Field(() => Int) needs!: number;
  @Field(() => Int, { description: 'With as many choices as they should have.' }) wellServedNeeds!: number;
  @Field(() => Float, { description: 'Scores and the worth of serving: what is maximised.' }) value!: number;
  @Field(() => Float, { description: 'No result has a value above this; proven.' }) bound!: number;
  @Field(() => Boolean) optimal!: boolean;
  @Field(() => AllocationFigures, { description: 'What first come, first served would give.' })
  firstCome!: AllocationFigures;
  @Field(() => AllocationLoss, { nullable: true }) largestLoss?: AllocationLoss | null;
  @Field(() => Int, { nullable: true, description: 'Places kept of the former result.' }) kept?:
    number | null;
}

@ObjectType({ description: 'A result of a round that is kept.' })
export class AllocationVersionView {
  @Field(() => ID) id!: string;
  @Field(() => Int) number!: number;
  @Field(() => String, { description: 'Of all that it was worked out from.' }) inputsHash!: string;
  @Field(() => String) resultHash!: string;
  @Field(() => Date) proposedAt!: Date;
  @Field(() => Date, { nullable: true }) publishedAt?: Date | null;
  @Field(() => AllocationResultView) result!: AllocationResultView;
}

@ObjectType()
export class AllocationReplay {
  @Field(() => String) resultHash!: string;
  @Field(() => String) replayedHash!: string;
  @Field(() => Boolean, { description: 'Inputs and result are the same to the last bit.' }) equal!: boolean;
}

@ObjectType()
export class AllocationWithdrawalView {
  @Field(() => ID) id!: string;
  @Field(() => Date) withdrawnAt!: Date;
}
