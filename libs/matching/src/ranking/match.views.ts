import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsInt, Max, Min } from 'class-validator';
import { OfNeedArgs } from '../need/need.views.js';
import { CRITERIA, type Criterion } from '../scoring/rankings.js';
import { FITS, type Fit } from '../scoring/contribution.rules.js';
import { OBSTACLES, type ObstacleKind } from '../scoring/obstacle.rules.js';

export function enumOf<T extends string>(values: readonly T[]): { [K in T]: K } {
  return Object.fromEntries(values.map((value) => [value, value])) as { [K in T]: K };
}

const MatchCriterion = enumOf(CRITERIA);
const MatchFit = enumOf(FITS);
export const MatchObstacleKind = enumOf(OBSTACLES);
const MatchSide = enumOf(['NEED', 'PROVIDER'] as const);
registerEnumType(MatchCriterion, { name: 'MatchCriterion' });
registerEnumType(MatchFit, {
  name: 'MatchFit',
  description:
    'ANY: the solution is for everybody. PRIOR: nothing is known of the provider yet, so it gets what is expected of anyone.',
});
registerEnumType(MatchObstacleKind, { name: 'MatchObstacleKind' });
registerEnumType(MatchSide, { name: 'MatchSide', description: 'Who can make the change.' });

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
  @Field(() => Int, {
    defaultValue: 10,
    description: 'How many of the best, and of those left out; 1 to 100.',
  })
  @IsInt()
  @Min(1)
  @Max(100)
  first: number = 10;
}
