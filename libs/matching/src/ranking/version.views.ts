import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Text, IdempotencyKey, Id, describeEnum, enumOf } from '#libs/platform';
import { CHANGES, type FactChange } from '../scoring/kept.rules.js';
import { MatchObstacleKind } from './match.views.js';

const FactSubject = enumOf(['NEED', 'SOLUTION', 'RANKING_VERSION'] as const);
const FactChangeKind = enumOf(CHANGES);
describeEnum(FactSubject, {
  name: 'FactSubject',
  description: 'What a fact is about.',
  values: {
    NEED: { 'zh-CN': '需求', en: 'need' },
    SOLUTION: { 'zh-CN': '解决方案', en: 'solution' },
    RANKING_VERSION: { 'zh-CN': '排序规则版本', en: 'ranking version' },
  },
});
describeEnum(FactChangeKind, {
  name: 'FactChangeKind',
  description: 'How a fact differs from the one of then.',
  values: {
    ADDED: { 'zh-CN': '新增', en: 'added' },
    GONE: { 'zh-CN': '已退出', en: 'gone' },
    CHANGED: { 'zh-CN': '已变更', en: 'changed' },
  },
});

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
  @Text({
    min: 2,
    most: 20_000,
    lines: true,
    description: 'JSON of the shape of the version in force, under a new name.',
  })
  weights!: string;
  @Text({ min: 4, most: 1000, lines: true })
  reason!: string;
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ArgsType()
export class PublishRankingVersionArgs {
  @Id()
  id!: string;
  @IdempotencyKey()
  idempotencyKey!: string;
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
  @Id()
  id!: string;
}
