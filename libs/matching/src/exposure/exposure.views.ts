import { ArgsType, Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { PLAIN_TEXT } from '#libs/kernel';
import { LocalDateScalar } from '#libs/platform';
import { OfNeedArgs } from '../need/need.views.js';
import { DECLINE_REASONS, type DeclineReason } from './need-answer.entity.js';
import { enumOf, MatchContribution, MatchObstacle } from '../ranking/match.views.js';

const DeclineReasons = enumOf(DECLINE_REASONS);
registerEnumType(DeclineReasons, { name: 'DeclineReason' });

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
  @Field(() => ID) @IsUUID() providerId!: string;
  @Field(() => Int, { defaultValue: 20, description: '1 to 100.' }) @IsInt() @Min(1) @Max(100) first: number =
    20;
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
  @Field(() => ID) @IsUUID() needId!: string;
  @Field(() => ID) @IsUUID() providerId!: string;
  @Field(() => Boolean) @IsBoolean() accepts!: boolean;
  @Field(() => DeclineReasons, { nullable: true, description: 'With declining only.' })
  @IsOptional()
  @IsIn(DECLINE_REASONS)
  reason?: DeclineReason;
  @Field(() => String, { defaultValue: '' }) @IsString() @MaxLength(1000) @Matches(PLAIN_TEXT) note: string =
    '';
}

@ArgsType()
export class AnswerNeedArgs {
  @Field(() => AnswerNeedInput) @ValidateNested() @Type(() => AnswerNeedInput) input!: AnswerNeedInput;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ArgsType()
export class CompareArgs extends OfNeedArgs {
  @Field(() => [ID], { description: 'Two to four.' })
  @ArrayMinSize(2)
  @ArrayMaxSize(4)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
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
  @Field(() => LocalDateScalar) @IsString() from!: string;
  @Field(() => LocalDateScalar, { description: 'This day is in it; 366 days at most.' })
  @IsString()
  until!: string;
}

@ArgsType()
export class ProviderExposureArgs extends SpanArgs {
  @Field(() => ID) @IsUUID() providerId!: string;
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
