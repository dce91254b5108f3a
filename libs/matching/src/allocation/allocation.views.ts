import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { MOVE_REASONS, type MoveReason } from '#libs/assignment';
import {
  connectionOf,
  Code,
  Whole,
  Id,
  Amount,
  Text,
  Parts,
  Codes,
  Day,
  Part,
  IdempotencyKey,
  describeEnum,
  enumOf,
} from '#libs/platform';
import { SHA256_HEX } from '#libs/kernel';
import { SHORTFALL_REASONS, type ShortfallReason } from './allocation.rules.js';

const ShortfallReasonEnum = enumOf(SHORTFALL_REASONS);
const MoveReasonEnum = enumOf(MOVE_REASONS);
describeEnum(ShortfallReasonEnum, {
  name: 'AllocationShortfallReason',
  description: 'Why a need has fewer choices than it should have.',
  values: {
    NO_FITTING_SOLUTION: { 'zh-CN': '没有合适方案', en: 'no fitting solution' },
    EXCLUDED_PAIRS: { 'zh-CN': '因利益冲突排除', en: 'excluded pairs' },
    TOO_FEW_FITTING: { 'zh-CN': '合适服务商不足', en: 'too few that fit' },
    PROVIDERS_FULL: { 'zh-CN': '服务商能力已满', en: 'providers are full' },
    SUBSIDY_CAP: { 'zh-CN': '补贴上限', en: 'subsidy cap' },
    CONCENTRATION: { 'zh-CN': '集中度上限', en: 'limit of concentration' },
    CITY_QUOTA: { 'zh-CN': '地市名额', en: 'quota of the city' },
    SEVERAL: { 'zh-CN': '多项限制共同造成', en: 'several together' },
  },
});
describeEnum(MoveReasonEnum, {
  name: 'AllocationMoveReason',
  description: 'Why a place was given or taken away.',
  values: {
    GONE: { 'zh-CN': '已退出', en: 'gone', meaning: 'withdrawn' },
    REPLACES: { 'zh-CN': '递补', en: 'replaces', meaning: 'takes the place of what is gone' },
    ADDED: { 'zh-CN': '新增', en: 'added', meaning: 'room came free' },
    MADE_ROOM: { 'zh-CN': '让出名额', en: 'made room', meaning: 'for a need that would have too few' },
    INSTEAD: { 'zh-CN': '改派', en: 'instead', meaning: 'of what made room' },
  },
});

@InputType()
export class CityQuotaInput {
  @Code({ form: /^44\d{4}$/, example: '440100' })
  cityCode!: string;
  @Whole({ min: 0, max: 1_000_000 })
  places!: number;
}

@InputType()
export class SubsidyCapInput {
  @Id()
  providerId!: string;
  @Amount()
  capFen!: bigint;
}

@InputType()
export class ExcludedPairInput {
  @Id()
  needId!: string;
  @Id()
  providerId!: string;
  @Text({ min: 2, most: 500, lines: true })
  reason!: string;
}

@InputType({ description: 'The rules of a round; they stand before anything is worked out.' })
export class AllocationRulesInput {
  @Whole({ min: 1, max: 10, description: 'How many providers a need is shown at most.' })
  choices!: number;
  @Whole({ min: 1, max: 10, description: 'How many it should be shown at least.' })
  least!: number;
  @Whole({ min: 1, max: 20, description: 'Places on shortlists for one project of capacity.' })
  placesPerProject!: number;
  @Whole({
    min: 1,
    max: 10_000,
    nullable: true,
    description: 'Most of all places for one provider, basis points.',
  })
  shareOfRound?: number | null;
  @Whole({
    min: 1,
    max: 10_000,
    nullable: true,
    description: 'Most of the places of a city for one provider.',
  })
  shareOfCity?: number | null;
  @Parts(() => CityQuotaInput, { most: 100 })
  cityQuotas: CityQuotaInput[] = [];
  @Whole({ min: 0, max: 10_000, description: 'What a voucher pays of the budget, basis points.' })
  subsidyShare!: number;
  @Amount({ description: 'The most that one voucher pays.' })
  subsidyMostFen!: bigint;
  @Parts(() => SubsidyCapInput, { most: 2000 })
  subsidyCaps: SubsidyCapInput[] = [];
  @Parts(() => ExcludedPairInput, { most: 2000 })
  excluded: ExcludedPairInput[] = [];
  @Whole({
    min: 0,
    max: 1_000_000,
    description: 'What serving one more need is worth against fit, in hundredths.',
  })
  worthFirst!: number;
  @Whole({ min: 0, max: 1_000_000, description: 'What a further choice up to the least is worth.' })
  worthLeast!: number;
  @Text({ min: 1, most: 200, description: 'Decides ties; publish it before the round.' })
  seed!: string;
  @Text({ most: 2000, lines: true, description: 'What an enterprise may do that gets no shortlist.' })
  remedies!: string;
  @Codes({ most: 30, form: /^44\d{4}$/, example: '440100' })
  cityCodes: string[] = [];
  @Codes({ most: 16, form: /^S(0[1-9]|1[0-6])$/, example: 'S07' })
  scenarios: string[] = [];
  @Day({ nullable: true })
  deliverFrom?: string | null;
  @Day({ nullable: true })
  deliverTo?: string | null;
}

@ArgsType()
export class OpenAllocationRoundArgs {
  @Text({ min: 2, most: 120 })
  name!: string;
  @Part(() => AllocationRulesInput)
  rules!: AllocationRulesInput;
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ArgsType()
export class OfRoundArgs {
  @Id()
  roundId!: string;
}
@ArgsType()
export class ProposeAllocationArgs extends OfRoundArgs {
  @IdempotencyKey()
  idempotencyKey!: string;
}
@ArgsType()
export class OfVersionArgs extends OfRoundArgs {
  @Whole({ min: 1, max: 1_000_000 })
  number!: number;
}
@ArgsType()
export class PublishAllocationArgs extends OfVersionArgs {
  @Code(SHA256_HEX)
  resultHash!: string;
  @IdempotencyKey()
  idempotencyKey!: string;
}
@ArgsType()
export class WithdrawFromAllocationArgs extends OfRoundArgs {
  @Id({ nullable: true })
  needId?: string;
  @Id({ nullable: true })
  providerId?: string;
  @Text({ min: 2, most: 500, lines: true })
  reason!: string;
  @IdempotencyKey()
  idempotencyKey!: string;
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
  @Whole({ min: 1, max: 1000, description: 'How many, 1 to 1,000.' })
  first: number = 100;
  @Whole({ min: 0, max: 1_000_000, description: 'How many are passed over.' })
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
