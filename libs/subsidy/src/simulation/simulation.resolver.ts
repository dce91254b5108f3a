import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor } from '#libs/platform';
import { SimulationService } from './simulation.service.js';
import { RuleSimulationView, SimulateRulesArgs } from './simulation.views.js';

@Resolver(() => RuleSimulationView)
export class SimulationResolver {
  constructor(private readonly service: SimulationService) {}

  @Query(() => RuleSimulationView, {
    description: 'Tries rules on the claims of a round; reads one moment and has no effect.',
  })
  @AllowedTo('rules.simulate')
  simulateRules(
    @Args() { input }: SimulateRulesArgs,
    @CurrentActor() by: Actor,
  ): Promise<RuleSimulationView> {
    return this.service.simulate(input, by);
  }
}
