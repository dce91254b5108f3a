import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor, IdArg, MomentArg, Public } from '#libs/platform';
import { CountedEnterprisesArgs, PlacesArgs, TrendArgs } from './adoption.inputs.js';
import { AdoptionService } from './adoption.service.js';
import {
  AdoptionView,
  CountedEnterpriseConnection,
  GoalView,
  MonthCountView,
  PlaceCountView,
} from './adoption.views.js';

@Resolver()
export class AdoptionResolver {
  constructor(private readonly adoptions: AdoptionService) {}

  @Query(() => [GoalView], {
    description: 'The goals of the plan and how far they have come, as of any past moment.',
  })
  @Public()
  goals(@MomentArg('asOf', { nullable: true }) asOf?: Date | null): Promise<GoalView[]> {
    return this.adoptions.goals(asOf ?? null);
  }

  @Query(() => [PlaceCountView], {
    description:
      'How many count towards a goal now, city by city or district by district, in the order of the codes.',
  })
  @Public()
  goalByPlace(@Args() { goal, cityCode }: PlacesArgs): Promise<PlaceCountView[]> {
    return this.adoptions.places(goal, cityCode ?? null);
  }

  @Query(() => [MonthCountView], {
    description:
      'How many counted towards a goal at the end of each of the last 24 months, the oldest first.',
  })
  @Public()
  goalTrend(@Args() { goal }: TrendArgs): Promise<MonthCountView[]> {
    return this.adoptions.trend(goal);
  }

  @Query(() => AdoptionView, {
    description: 'For the members of the enterprise and the officials of its division.',
  })
  @AllowedTo('adoption.read')
  adoption(@IdArg('enterpriseId') enterpriseId: string, @CurrentActor() by: Actor): Promise<AdoptionView> {
    return this.adoptions.adoption(enterpriseId, by);
  }

  @Query(() => CountedEnterpriseConnection, {
    description: 'Who counts towards a goal now; officials see those of their division.',
  })
  @AllowedTo('adoption.list')
  countedEnterprises(
    @Args() args: CountedEnterprisesArgs,
    @CurrentActor() by: Actor,
  ): Promise<CountedEnterpriseConnection> {
    return this.adoptions.counted(args, by);
  }
}
