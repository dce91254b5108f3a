import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor } from '#libs/platform';
import { DecisionsArgs, DecisionView, ReplayArgs, ReplayView } from './decision.views.js';
import { DecisionsService } from './decisions.service.js';

@Resolver(() => DecisionView)
export class DecisionsResolver {
  constructor(private readonly service: DecisionsService) {}

  @Query(() => [DecisionView], {
    description: 'What the rules decided on a file, with all that they looked at.',
  })
  @AllowedTo('decision.read')
  ruleDecisions(@Args() { subjectId }: DecisionsArgs, @CurrentActor() by: Actor): Promise<DecisionView[]> {
    return this.service.of(subjectId, by);
  }

  @Query(() => ReplayView, { description: 'Makes a decision again, without any effect.' })
  @AllowedTo('decision.read')
  replayDecision(@Args() { id, basis }: ReplayArgs, @CurrentActor() by: Actor): Promise<ReplayView> {
    return this.service.replay(id, basis, by);
  }
}
