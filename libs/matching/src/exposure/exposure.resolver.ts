import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor } from '#libs/platform';
import { ProviderReference, SolutionReference } from '../copies/references.js';
import { NeedView, OfNeedArgs } from '../need/need.views.js';
import { NeedsService } from '../need/needs.service.js';
import { AnswersService } from './need-answers.service.js';
import { CompareService } from './compare.service.js';
import { ExposureService } from './exposure.service.js';
import {
  AnswerNeedArgs,
  CompareArgs,
  ComparedSolution,
  NeedAnswerView,
  ProviderExposureArgs,
  ProviderExposureView,
  ProviderNeed,
  ProviderNeedsArgs,
  ExcludedProvidersView,
  SpanArgs,
} from './exposure.views.js';
import { ProviderNeedsService } from './provider-needs.service.js';

@Resolver(() => ProviderNeed)
export class ProviderNeedsResolver {
  constructor(
    private readonly service: ProviderNeedsService,
    private readonly answers: AnswersService,
    private readonly needs: NeedsService,
  ) {}

  @Query(() => [ProviderNeed], {
    description: 'For a provider: open needs that its offers fit, best fit first.',
  })
  @AllowedTo('need.answer.read')
  needsForMe(
    @Args() { providerId, first }: ProviderNeedsArgs,
    @CurrentActor() by: Actor,
  ): Promise<ProviderNeed[]> {
    return this.service.fitting(providerId, first, by);
  }

  @Query(() => [ProviderNeed], {
    description:
      'For a provider: open needs in its scenes in whose lists it was not, and what would change that.',
  })
  @AllowedTo('need.answer.read')
  needsNotShown(
    @Args() { providerId, first }: ProviderNeedsArgs,
    @CurrentActor() by: Actor,
  ): Promise<ProviderNeed[]> {
    return this.service.notShown(providerId, first, by);
  }

  @Mutation(() => NeedAnswerView, {
    description: 'A provider accepts an open need, or declines it with a reason.',
  })
  @AllowedTo('need.answer')
  answerNeed(
    @Args() { input, idempotencyKey }: AnswerNeedArgs,
    @CurrentActor() by: Actor,
  ): Promise<NeedAnswerView> {
    return this.answers.answer(input, idempotencyKey, by);
  }

  @Query(() => [NeedAnswerView], { description: 'For members of the enterprise: the latest 100 answers.' })
  @AllowedTo('match.read')
  needAnswers(@Args() { needId }: OfNeedArgs, @CurrentActor() by: Actor): Promise<NeedAnswerView[]> {
    return this.answers.ofNeed(needId, by);
  }

  @ResolveField(() => NeedView, { nullable: true })
  need(@Parent() { needId }: ProviderNeed, @CurrentActor() by: Actor): Promise<NeedView | null> {
    return this.needs.referenceFor(by, needId);
  }

  @ResolveField(() => SolutionReference)
  solution(@Parent() { solutionId }: ProviderNeed): SolutionReference {
    return { id: solutionId };
  }
}

@Resolver(() => NeedAnswerView)
export class NeedAnswerResolver {
  @ResolveField(() => ProviderReference)
  provider(@Parent() { providerId }: NeedAnswerView): ProviderReference {
    return { id: providerId };
  }
}

@Resolver(() => ComparedSolution)
export class CompareResolver {
  constructor(private readonly service: CompareService) {}

  @Query(() => [ComparedSolution], {
    description: 'For members of the enterprise: two to four side by side.',
  })
  @AllowedTo('match.read')
  compareMatches(
    @Args() { needId, solutionIds }: CompareArgs,
    @CurrentActor() by: Actor,
  ): Promise<ComparedSolution[]> {
    return this.service.compare(needId, solutionIds, by);
  }

  @ResolveField(() => SolutionReference)
  solution(@Parent() { solutionId }: ComparedSolution): SolutionReference {
    return { id: solutionId };
  }

  @ResolveField(() => ProviderReference)
  provider(@Parent() { providerId }: ComparedSolution): ProviderReference {
    return { id: providerId };
  }
}

@Resolver(() => ProviderExposureView)
export class ExposureResolver {
  constructor(private readonly service: ExposureService) {}

  @Query(() => ExcludedProvidersView, { description: 'For the commission: who is left outside, and why.' })
  @AllowedTo('exposure.read')
  excludedProviders(@Args() { from, until }: SpanArgs): Promise<ExcludedProvidersView> {
    return this.service.excludedProviders(from, until);
  }

  @Query(() => ProviderExposureView, { description: 'For a provider: considered, shown, and why not.' })
  @AllowedTo('need.answer.read')
  providerExposure(
    @Args() { providerId, from, until }: ProviderExposureArgs,
    @CurrentActor() by: Actor,
  ): Promise<ProviderExposureView> {
    return this.service.ofProvider(providerId, from, until, by);
  }

  @ResolveField(() => ProviderReference)
  provider(@Parent() { providerId }: ProviderExposureView): ProviderReference {
    return { id: providerId };
  }
}
