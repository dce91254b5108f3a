import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Whole, describeEnum, enumOf } from '#libs/platform';
import { OfNeedArgs } from '../need/need.views.js';
import { CRITERIA, type Criterion } from '../scoring/rankings.js';
import { FITS, type Fit } from '../scoring/contribution.rules.js';
import { OBSTACLES, type ObstacleKind } from '../scoring/obstacle.rules.js';

const MatchCriterion = enumOf(CRITERIA);
const MatchFit = enumOf(FITS);
export const MatchObstacleKind = enumOf(OBSTACLES);
const MatchSide = enumOf(['NEED', 'PROVIDER'] as const);
describeEnum(MatchCriterion, {
  name: 'MatchCriterion',
  description: 'What a score is made of.',
  values: {
    SCENARIO: { 'zh-CN': '应用场景', en: 'scenario' },
    INDUSTRY: { 'zh-CN': '行业', en: 'industry' },
    SIZE: { 'zh-CN': '企业规模', en: 'size of the enterprise' },
    REGION: { 'zh-CN': '服务地区', en: 'region' },
    PROTOCOLS: { 'zh-CN': '通信协议', en: 'protocols' },
    INTEGRATIONS: { 'zh-CN': '需对接系统', en: 'systems to connect' },
    BUDGET: { 'zh-CN': '预算', en: 'budget' },
    MATURITY: { 'zh-CN': '成熟度', en: 'maturity' },
    CAPACITY: { 'zh-CN': '实施能力', en: 'capacity' },
    TEXT: { 'zh-CN': '文字相关度', en: 'text' },
    EXPERIENCE: { 'zh-CN': '项目经验', en: 'experience' },
    RATING: { 'zh-CN': '客户评价', en: 'rating' },
    ON_TIME: { 'zh-CN': '按期交付', en: 'delivery on time' },
  },
});
describeEnum(MatchFit, {
  name: 'MatchFit',
  description: 'How a solution meets a criterion.',
  values: {
    FULL: { 'zh-CN': '完全符合', en: 'full fit' },
    PART: { 'zh-CN': '部分符合', en: 'part fit' },
    ANY: { 'zh-CN': '通用', en: 'any', meaning: 'the solution is for everybody' },
    NOT_ASKED: { 'zh-CN': '未要求', en: 'not asked for' },
    PRIOR: {
      'zh-CN': '先验值',
      en: 'prior',
      meaning: 'nothing is known of the provider yet, so it gets what is expected of anyone',
    },
    NONE: { 'zh-CN': '不符合', en: 'no fit' },
  },
});
describeEnum(MatchObstacleKind, {
  name: 'MatchObstacleKind',
  description: 'Why a solution is left out.',
  values: {
    STANDING: { 'zh-CN': '诚信状态', en: 'standing' },
    SCENARIO: { 'zh-CN': '应用场景', en: 'scenario' },
    INDUSTRY: { 'zh-CN': '行业', en: 'industry' },
    SIZE: { 'zh-CN': '企业规模', en: 'size of the enterprise' },
    REGION: { 'zh-CN': '服务地区', en: 'region' },
    BUDGET: { 'zh-CN': '预算', en: 'budget' },
    DELIVERY: { 'zh-CN': '交付期', en: 'delivery' },
    CAPACITY: { 'zh-CN': '实施能力', en: 'capacity' },
  },
});
describeEnum(MatchSide, {
  name: 'MatchSide',
  description: 'Who can make the change.',
  values: { NEED: { 'zh-CN': '需求', en: 'need' }, PROVIDER: { 'zh-CN': '服务商', en: 'provider' } },
});

@ObjectType({ description: 'What one word of the need adds to a score.' })
export class MatchTerm {
  @Field(() => String, { description: 'The concept that stands for all words for the same thing.' })
  term!: string;
  @Field(() => String, { description: 'How the need put it.' }) said!: string;
  @Field(() => Int) pointsHundredths!: number;
}

@ObjectType({ description: 'One part of a score and what it rests on.' })
export class MatchContribution {
  @Field(() => MatchCriterion) criterion!: Criterion;
  @Field(() => MatchFit) fit!: Fit;
  @Field(() => Int) pointsHundredths!: number;
  @Field(() => Int) mostHundredths!: number;
  @Field(() => [String], { description: 'Codes and names that matched, or how many observations.' })
  facts!: readonly string[];
  @Field(() => [MatchTerm], { description: 'For TEXT: the words, whose points add up to those above.' })
  terms!: readonly MatchTerm[];
}

@ObjectType({ description: 'The best fitting solution of a provider.' })
export class Match {
  solutionId!: string;
  providerId!: string;
  @Field(() => Int) rank!: number;
  @Field(() => Int, { description: 'Exactly the sum of the contributions; 10,000 at most.' })
  scoreHundredths!: number;
  @Field(() => [MatchContribution]) contributions!: readonly MatchContribution[];
  @Field(() => Int, { description: 'Further solutions of the same provider that fit, but less.' })
  otherSolutions!: number;
  @Field(() => Boolean, { description: 'No contract of the provider was accepted yet.' }) newcomer!: boolean;
  @Field(() => Int, {
    nullable: true,
    description: 'Where a rule for newcomers raised it: the points that its place lost by this.',
  })
  raisedAtCostHundredths?: number | null;
}

@ObjectType({
  description: 'Why a solution is left out, and the smallest change that takes this reason away.',
})
export class MatchObstacle {
  @Field(() => MatchObstacleKind) kind!: ObstacleKind;
  @Field(() => MatchSide) side!: 'NEED' | 'PROVIDER';
  @Field(() => String, { description: 'The value that stands in the way.' }) is!: string;
  @Field(() => String, { description: 'The value that would do: a code, fen, a day, a number.' })
  needed!: string;
}

@ObjectType({ description: 'The nearest solution of a provider that is not among the matches.' })
export class LeftOutSolution {
  solutionId!: string;
  providerId!: string;
  @Field(() => [MatchObstacle], { description: 'All changes together bring it in.' })
  obstacles!: readonly MatchObstacle[];
  @Field(() => Int, { description: 'What it would score then.' }) wouldScoreHundredths!: number;
}

@ObjectType({ description: 'What fits a need, ranked, and what narrowly does not.' })
export class Matches {
  @Field(() => ID, { description: 'Under which it is kept, with all it rests on.' })
  recommendationId!: string;
  @Field(() => String, { description: 'The version of the weights.' }) rankingVersion!: string;
  @Field(() => Int, { description: 'How many solutions serve the scenario at all.' }) considered!: number;
  @Field(() => Int, { description: 'Of whom the list below shows the first.' }) rankedProviders!: number;
  @Field(() => Int) leftOutProviders!: number;
  @Field(() => [Match]) ranked!: readonly Match[];
  @Field(() => [LeftOutSolution]) leftOut!: readonly LeftOutSolution[];
}

@ArgsType()
export class MatchesArgs extends OfNeedArgs {
  @Whole({ min: 1, max: 100, description: 'How many of the best, and of those left out; 1 to 100.' })
  first: number = 10;
}
