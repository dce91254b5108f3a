import {
  Args,
  Context,
  Mutation,
  Parent,
  Query,
  ResolveField,
  Resolver,
  ResolveReference,
} from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor, Public, type Connection, type RequestContext } from '#libs/platform';
import { division, industry } from '#libs/reference';
import { CatalogueService } from './catalogue.service.js';
import {
  PublishSolutionArgs,
  SolutionArgs,
  SolutionsArgs,
  SolutionVersionArgs,
  SolutionVersionsArgs,
} from './catalogue.inputs.js';
import { ProviderService } from '../admission/provider.service.js';
import { ProviderView } from '../admission/provider.views.js';
import {
  SolutionConnection,
  SolutionContentView,
  SolutionVersionConnection,
  SolutionVersionView,
  SolutionView,
} from './solution.views.js';

@Resolver(() => SolutionView)
export class CatalogueResolver {
  constructor(
    private readonly catalogue: CatalogueService,
    private readonly providers: ProviderService,
  ) {}

  @Query(() => SolutionView)
  @Public()
  solution(@Args() { id }: SolutionArgs): Promise<SolutionView> {
    return this.catalogue.solution(id);
  }

  @Query(() => SolutionConnection, { name: 'solutions', description: 'The catalogue, newest first.' })
  @Public()
  list(@Args() { first, after, ...filter }: SolutionsArgs): Promise<Connection<SolutionView>> {
    return this.catalogue.list(filter, { first, after });
  }

  @Query(() => SolutionVersionView, { description: 'What was offered under a version number.' })
  @Public()
  solutionVersion(
    @Args() { solutionId, catalogueVersion }: SolutionVersionArgs,
  ): Promise<SolutionVersionView> {
    return this.catalogue.version(solutionId, catalogueVersion);
  }

  @Query(() => SolutionVersionConnection, { description: 'All that was offered as an item, newest first.' })
  @Public()
  solutionVersions(
    @Args() { solutionId, ...page }: SolutionVersionsArgs,
  ): Promise<Connection<SolutionVersionView>> {
    return this.catalogue.versions(solutionId, page);
  }

  @Mutation(() => SolutionView, { description: 'Publishes a new item, or the next version of one.' })
  @AllowedTo('solution.publish')
  publishSolution(
    @Args() { input, idempotencyKey }: PublishSolutionArgs,
    @CurrentActor() by: Actor,
  ): Promise<SolutionView> {
    return this.catalogue.publish(input, idempotencyKey, by);
  }

  @ResolveReference()
  @Public()
  resolveReference({ id }: { id: string }): Promise<SolutionView | null> {
    return this.catalogue.referenceFor(id);
  }

  @ResolveField(() => ProviderView, { nullable: true })
  provider(
    @Parent() { providerId }: SolutionView,
    @Context() request: RequestContext,
  ): Promise<ProviderView | null> {
    return this.providers.load(request, providerId);
  }
}

/** What the codes of an offer are called. */
@Resolver(() => SolutionContentView)
export class SolutionContentResolver {
  @ResolveField(() => [String], { description: 'In the order of the codes.' })
  industryNames(@Parent() { industries }: SolutionContentView): string[] {
    return industries.map((code) => industry(code)?.name ?? code);
  }

  @ResolveField(() => [String], { description: 'In the order of the codes.' })
  regionNames(@Parent() { regions }: SolutionContentView): string[] {
    return regions.map((code) => division(code)?.name ?? code);
  }
}
