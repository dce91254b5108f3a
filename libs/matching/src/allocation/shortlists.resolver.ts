import {
  Args,
  ArgsType,
  Field,
  ID,
  Int,
  Mutation,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor, Id, Whole, Codes, Code, IdempotencyKey } from '#libs/platform';
import { ProviderReference, SolutionReference } from '../copies/references.js';
import { OfNeedArgs } from '../need/need.views.js';
import { ShortlistsService } from './shortlists.service.js';

const MONTH = /^[0-9]{4}-(0[1-9]|1[0-2])$/;

@ObjectType({ description: 'A provider that a round suggests to a need. The enterprise chooses freely.' })
export class ShortlistPlace {
  providerId!: string;
  solutionId!: string;
  @Field(() => ID) roundId!: string;
  @Field(() => Int) version!: number;
  @Field(() => ID) needId!: string;
  @Field(() => Int) rank!: number;
  @Field(() => String, { description: 'In which work can begin, YYYY-MM.' }) month!: string;
  @Field(() => Int) scoreHundredths!: number;
}

@ObjectType({ description: 'How many projects a provider can begin in a month.' })
export class MonthlyCapacity {
  @Field(() => String) month!: string;
  @Field(() => Int) projects!: number;
}

@ObjectType({ description: 'What the platform believes of a month, and what it comes from.' })
export class CapacityOfMonth {
  @Field(() => String) month!: string;
  @Field(() => Int, { nullable: true, description: 'What the provider declared last; null: nothing.' })
  declared!: number | null;
  @Field(() => Int, { description: 'What its catalogue says; holds where nothing was declared.' })
  catalogue!: number;
  @Field(() => Int, { description: 'Contracts that began in that month.' }) begun!: number;
  @Field(() => Int, { description: 'What is left, and what matching believes.' }) projects!: number;
}

@ArgsType()
class OfProviderArgs {
  @Id()
  providerId!: string;
}
@ArgsType()
class ShortlistedArgs extends OfProviderArgs {
  @Whole({ min: 1, max: 100 })
  first: number = 20;
  @Id({ nullable: true, description: 'The need behind which the page begins.' })
  after?: string;
}
@ArgsType()
class CapacityArgs extends OfProviderArgs {
  @Codes({ most: 24, form: MONTH, example: '2020-11', description: 'YYYY-MM, 24 at most.' })
  months!: string[];
}
@ArgsType()
class DeclareCapacityArgs extends OfProviderArgs {
  @Code({ form: MONTH, example: '2020-11', description: 'YYYY-MM.' })
  month!: string;
  @Whole({ min: 0, max: 10_000, description: 'Projects that can begin.' })
  projects!: number;
  @IdempotencyKey()
  idempotencyKey!: string;
}

@Resolver()
export class ShortlistsResolver {
  constructor(private readonly shortlists: ShortlistsService) {}

  @Query(() => [ShortlistPlace], {
    description: 'For members of the enterprise: whom rounds suggest, best first.',
  })
  @AllowedTo('shortlist.read')
  shortlist(@Args() { needId }: OfNeedArgs, @CurrentActor() by: Actor): Promise<ShortlistPlace[]> {
    return this.shortlists.ofNeed(needId, by);
  }

  @Query(() => [ShortlistPlace], {
    description: 'For members of a provider: to which needs rounds suggest it.',
  })
  @AllowedTo('shortlist.own')
  shortlistedNeeds(
    @Args() { providerId, first, after }: ShortlistedArgs,
    @CurrentActor() by: Actor,
  ): Promise<ShortlistPlace[]> {
    return this.shortlists.ofProvider(providerId, first, after ?? null, by);
  }

  @Query(() => [CapacityOfMonth], {
    description: 'What the platform believes: declared less live contracts.',
  })
  @AllowedTo('shortlist.own')
  capacity(
    @Args() { providerId, months }: CapacityArgs,
    @CurrentActor() by: Actor,
  ): Promise<readonly CapacityOfMonth[]> {
    return this.shortlists.capacity(providerId, months, by);
  }

  @Mutation(() => MonthlyCapacity, { description: 'The newest statement for a month holds.' })
  @AllowedTo('capacity.declare')
  declareCapacity(
    @Args() { idempotencyKey, ...statement }: DeclareCapacityArgs,
    @CurrentActor() by: Actor,
  ): Promise<MonthlyCapacity> {
    return this.shortlists.declare(statement, idempotencyKey, by);
  }
}

@Resolver(() => ShortlistPlace)
export class ShortlistPlaceResolver {
  @ResolveField(() => ProviderReference)
  provider(@Parent() { providerId }: ShortlistPlace): ProviderReference {
    return { id: providerId };
  }

  @ResolveField(() => SolutionReference)
  solution(@Parent() { solutionId }: ShortlistPlace): SolutionReference {
    return { id: solutionId };
  }
}
