import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import {
  Id,
  Whole,
  YesNo,
  OneOf,
  Text,
  Part,
  IdempotencyKey,
  Ids,
  Day,
  describeEnum,
  enumOf,
} from '#libs/platform';
import { OfNeedArgs } from '../need/need.views.js';
import { DECLINE_REASONS, type DeclineReason } from './need-answer.entity.js';
import { MatchContribution, MatchObstacle } from '../ranking/match.views.js';

const DeclineReasons = enumOf(DECLINE_REASONS);
describeEnum(DeclineReasons, {
  name: 'DeclineReason',
  description: 'Why a provider does not answer a need with a bid.',
  values: {
    CAPACITY: { 'zh-CN': '实施能力', en: 'capacity' },
    SCOPE: { 'zh-CN': '需求范围', en: 'scope' },
    BUDGET: { 'zh-CN': '预算', en: 'budget' },
    DEADLINE: { 'zh-CN': '期限', en: 'deadline' },
    LOCATION: { 'zh-CN': '地点', en: 'location' },
    OTHER: { 'zh-CN': '其他', en: 'other' },
  },
});

@ObjectType({ description: 'How an open need stands to a provider, as far as a provider may know.' })
export class ProviderNeed {
  needId!: string;
  solutionId!: string;
  @Field(() => Int, { description: 'Of the best own solution; after the changes where there are any.' })
  scoreHundredths!: number;
  @Field(() => [MatchContribution], {
    description: 'Of which the score is the sum; none where changes are due.',
  })
  contributions!: readonly MatchContribution[];
  @Field(() => [MatchObstacle], { description: 'Changes of the offer that together bring it in.' })
  changes!: readonly MatchObstacle[];
  @Field(() => Int, { description: 'Lists that the enterprise was shown so far.' }) lists!: number;
  @Field(() => Int, { description: 'Those that held this provider.' }) shown!: number;
  @Field(() => Int, { nullable: true }) bestRank!: number | null;
  @Field(() => Boolean, { nullable: true, description: 'What the provider said to it.' }) accepts!:
    boolean | null;
}

@ArgsType()
export class ProviderNeedsArgs {
  @Id()
  providerId!: string;
  @Whole({ min: 1, max: 100, description: '1 to 100.' })
  first: number = 20;
}

@ObjectType('NeedAnswer')
export class NeedAnswerView {
  @Field(() => ID) id!: string;
  needId!: string;
  providerId!: string;
  @Field(() => Boolean) accepts!: boolean;
  @Field(() => DeclineReasons, { nullable: true }) reason?: DeclineReason | null;
  @Field(() => String) note!: string;
  @Field(() => Date) answeredAt!: Date;
}

@InputType()
export class AnswerNeedInput {
  @Id()
  needId!: string;
  @Id()
  providerId!: string;
  @YesNo()
  accepts!: boolean;
  @OneOf(DeclineReasons, { nullable: true, description: 'With declining only.' })
  reason?: DeclineReason;
  @Text({ most: 1000, lines: true })
  note: string = '';
}

@ArgsType()
export class AnswerNeedArgs {
  @Part(() => AnswerNeedInput)
  input!: AnswerNeedInput;
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ArgsType()
export class CompareArgs extends OfNeedArgs {
  @Ids({ most: 4, least: 2, description: 'Two to four.' })
  solutionIds!: string[];
}

@ObjectType({ description: 'A solution beside others.' })
export class ComparedSolution {
  solutionId!: string;
  providerId!: string;
  @Field(() => [MatchObstacle], { description: 'The score is then the one that it would have without them.' })
  obstacles!: readonly MatchObstacle[];
  @Field(() => Int) scoreHundredths!: number;
  @Field(() => [MatchContribution]) contributions!: readonly MatchContribution[];
}

@ArgsType()
export class SpanArgs {
  @Day()
  from!: string;
  @Day({ description: 'This day is in it; 366 days at most.' })
  until!: string;
}

@ArgsType()
export class ProviderExposureArgs extends SpanArgs {
  @Id()
  providerId!: string;
}

@ObjectType()
export class ExposureReason {
  @Field(() => String, { description: 'A MatchObstacleKind, or RANKED_LOWER.' }) reason!: string;
  @Field(() => Int) times!: number;
}

@ObjectType({ description: 'How often a provider could have been in a list that was served, and was.' })
export class ProviderExposureView {
  providerId!: string;
  @Field(() => Int) considered!: number;
  @Field(() => Int) shown!: number;
  @Field(() => [ExposureReason]) reasons!: readonly ExposureReason[];
}

@ObjectType()
export class CityReachView {
  @Field(() => String) cityCode!: string;
  @Field(() => Int) needs!: number;
  @Field(() => Int, { description: 'Solutions that name the city.' }) naming!: number;
  @Field(() => Int, { description: 'Solutions that serve everywhere.' }) everywhere!: number;
}

@ObjectType({ description: 'What a place for newcomers among the first so many would do.' })
export class RemedyView {
  @Field(() => Int) newcomerWithin!: number;
  @Field(() => Int) lists!: number;
  @Field(() => Int) changedLists!: number;
  @Field(() => Int) raisedProviders!: number;
  @Field(() => Int, { description: 'What the place loses in fit, on average over the changed lists.' })
  meanCostHundredths!: number;
  @Field(() => Int) mostCostHundredths!: number;
}

@ObjectType({ description: 'What became of the needs published in a span.' })
export class MatchOutcomes {
  @Field(() => Int) needs!: number;
  @Field(() => Int) needsListed!: number;
  @Field(() => Int, { description: 'Whose first list held nobody.' }) needsWithoutMatch!: number;
  @Field(() => Int) needsClosed!: number;
  @Field(() => Int) needsWithoutBid!: number;
  @Field(() => Int) needsAwarded!: number;
  @Field(() => Int, { description: 'To a provider that a list had shown before.' }) awardedFromList!: number;
  @Field(() => Int) awardedFromTopThree!: number;
  @Field(() => Float, { nullable: true }) medianHoursFromListToAward!: number | null;
  @Field(() => Int, { description: 'Answers of providers.' }) accepted!: number;
  @Field(() => Int) declined!: number;
}

@ObjectType({ description: 'Who is shown, who is left outside and why, and what remedies would do.' })
export class ExcludedProvidersView {
  @Field(() => Int) lists!: number;
  @Field(() => Int, { description: 'Places 1 to 10 of all lists.' }) topTenPlaces!: number;
  @Field(() => Int, { description: 'Of these, taken by the ten providers that have most.' })
  placesOfTenProviders!: number;
  @Field(() => Int) providers!: number;
  @Field(() => Int) providersNeverShown!: number;
  @Field(() => MatchOutcomes) outcomes!: MatchOutcomes;
  @Field(() => [ProviderExposureView], { description: 'At most 100, those never shown first.' })
  leastShown!: readonly ProviderExposureView[];
  @Field(() => [CityReachView], { description: 'All cities, the least served first.' })
  cities!: readonly CityReachView[];
  @Field(() => [RemedyView], { description: 'Over the newest 300 open needs.' })
  remedies!: readonly RemedyView[];
}
