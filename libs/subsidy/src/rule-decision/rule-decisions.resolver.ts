import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor } from '#libs/platform';
import { DecisionsArgs, DecisionView, ReplayArgs, ReplayView } from './rule-decision.views.js';
import { RuleDecisionsService } from './rule-decisions.service.js';

@Resolver(() => DecisionView)
export class RuleDecisionsResolver {
  constructor(private readonly service: RuleDecisionsService) {}

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
