import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor } from '#libs/platform';
import { ProviderReference, SolutionReference } from '../copies/references.js';
import { LeftOutSolution, Match, Matches, MatchesArgs } from './match.views.js';
import { MatchesService } from './matches.service.js';

@Resolver(() => Match)
export class MatchesResolver {
  constructor(private readonly matching: MatchesService) {}

  @Query(() => Matches, {
    description: 'For members of the enterprise: what fits, ranked, with the reasons.',
  })
  @AllowedTo('match.read')
  matches(@Args() { needId, first }: MatchesArgs, @CurrentActor() by: Actor): Promise<Matches> {
    return this.matching.forNeed(needId, first, by);
  }

  @ResolveField(() => SolutionReference)
  solution(@Parent() { solutionId }: Match): SolutionReference {
    return { id: solutionId };
  }

  @ResolveField(() => ProviderReference)
  provider(@Parent() { providerId }: Match): ProviderReference {
    return { id: providerId };
  }
}

@Resolver(() => LeftOutSolution)
export class LeftOutSolutionResolver {
  @ResolveField(() => SolutionReference)
  solution(@Parent() { solutionId }: LeftOutSolution): SolutionReference {
    return { id: solutionId };
  }

  @ResolveField(() => ProviderReference)
  provider(@Parent() { providerId }: LeftOutSolution): ProviderReference {
    return { id: providerId };
  }
}
