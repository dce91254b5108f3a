import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsString, IsUUID, Length, Matches } from 'class-validator';
import { PLAIN_TEXT } from '#libs/kernel';
import { CHANGES, type FactChange } from '../scoring/kept.rules.js';
import { enumOf, MatchObstacleKind } from './match.views.js';

const FactSubject = enumOf(['NEED', 'SOLUTION', 'RANKING_VERSION'] as const);
const FactChangeKind = enumOf(CHANGES);
registerEnumType(FactSubject, { name: 'FactSubject' });
registerEnumType(FactChangeKind, { name: 'FactChangeKind' });

@ObjectType('RankingVersion', {
  description: 'All that a score depends on besides the need and the solution.',
})
export class RankingVersionView {
  @Field(() => ID) id!: string;
  @Field(() => String) version!: string;
  @Field(() => String, { description: 'JSON: points by criterion, shares, text, delivered work, lexicon.' })
  weights!: string;
  @Field(() => String) reason!: string;
  @Field(() => Date) proposedAt!: Date;
  @Field(() => Date, { nullable: true, description: 'The one published last is in force.' })
  publishedAt?: Date | null;
}

@ArgsType()
export class ProposeRankingVersionArgs {
  @Field(() => String, { description: 'JSON of the shape of the version in force, under a new name.' })
  @IsString()
  @Length(2, 20_000)
  weights!: string;
  @Field(() => String) @IsString() @Length(4, 1000) @Matches(PLAIN_TEXT) reason!: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ArgsType()
export class PublishRankingVersionArgs {
  @Field(() => ID) @IsUUID() id!: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ObjectType('KeptMatch')
export class KeptMatchView {
  @Field(() => ID) solutionId!: string;
  @Field(() => ID) providerId!: string;
  @Field(() => Int) scoreHundredths!: number;
  @Field(() => [Int], { description: 'In the order of MatchCriterion.' }) points!: readonly number[];
}

@ObjectType('KeptLeftOut')
export class KeptLeftOutView {
  @Field(() => ID) solutionId!: string;
  @Field(() => ID) providerId!: string;
  @Field(() => Int) wouldScoreHundredths!: number;
  @Field(() => [MatchObstacleKind]) reasons!: readonly string[];
}

@ObjectType('KeptResult', { description: 'At most the first 100 of each.' })
export class KeptResultView {
  @Field(() => Int) considered!: number;
  @Field(() => [KeptMatchView]) ranked!: readonly KeptMatchView[];
  @Field(() => [KeptLeftOutView]) leftOut!: readonly KeptLeftOutView[];
}

@ObjectType('KeptRecommendation', { description: 'A recommendation as it was made.' })
export class KeptRecommendationView {
  @Field(() => ID) id!: string;
  @Field(() => ID) needId!: string;
  @Field(() => String) rankingVersion!: string;
  @Field(() => String, { description: 'SHA-256 of the result.' }) resultHash!: string;
  @Field(() => Date) at!: Date;
}

@ObjectType('FactChange', { description: 'What is known otherwise now than then.' })
export class FactChangeView implements FactChange {
  @Field(() => FactSubject) subject!: FactChange['subject'];
  @Field(() => String, { description: 'Of the need or the solution, or the version in force now.' })
  id!: string;
  @Field(() => FactChangeKind) change!: FactChange['change'];
  @Field(() => [String], { description: 'The names of the facts that differ.' }) fields!: readonly string[];
}

@ObjectType('RecommendationReplay')
export class ReplayView {
  @Field(() => KeptRecommendationView) recommendation!: KeptRecommendationView;
  @Field(() => KeptResultView, { description: 'As it was shown.' }) asShown!: KeptResultView;
  @Field(() => Boolean, {
    description: 'Worked out again from facts and version of then: the same to the byte.',
  })
  identical!: boolean;
  @Field(() => String) replayedHash!: string;
  @Field(() => KeptResultView, { description: 'As facts and version stand now.' }) asOfNow!: KeptResultView;
  @Field(() => [FactChangeView]) changes!: readonly FactChangeView[];
}

@ArgsType()
export class ReplayArgs {
  @Field(() => ID) @IsUUID() id!: string;
}
