import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor } from '#libs/platform';
import { EvaluationPlansService } from './evaluation-plans.service.js';
import {
  AppointEvaluatorsArgs,
  CloseScoresArgs,
  DeclareInterestArgs,
  EvaluationPlanView,
  EvaluationSheet,
  EvaluationState,
  EvaluatorsAppointed,
  EvaluatorView,
  OwnEvaluationsArgs,
  OwnEvaluationView,
  RelieveEvaluatorArgs,
  SetEvaluationArgs,
  SettleScoresArgs,
  SubmitScoresArgs,
} from './evaluation.views.js';
import { EvaluationsService } from './evaluations.service.js';
import { OfNeedArgs } from '../need/need.views.js';

/** How bids are compared and judged. */
@Resolver()
export class EvaluationResolver {
  constructor(
    private readonly plans: EvaluationPlansService,
    private readonly evaluations: EvaluationsService,
  ) {}

  @Query(() => EvaluationPlanView, { description: 'For everyone who may see the need.' })
  @AllowedTo('need.read')
  evaluationPlan(@Args() { needId }: OfNeedArgs, @CurrentActor() by: Actor): Promise<EvaluationPlanView> {
    return this.plans.of(needId, by);
  }

  @Mutation(() => EvaluationPlanView, { description: 'Sets the criteria: once, and before the first bid.' })
  @AllowedTo('evaluation.set')
  setEvaluation(
    @Args() { needId, input, idempotencyKey }: SetEvaluationArgs,
    @CurrentActor() by: Actor,
  ): Promise<EvaluationPlanView> {
    const { criteria, minimumTotalHundredths = null, standstillDays = null, ...terms } = input;
    const plan = {
      ...terms,
      minimumTotalHundredths,
      standstillDays,
      criteria: criteria.map(({ minimumHundredths = null, ...each }) => ({ ...each, minimumHundredths })),
    };
    return this.plans.set(needId, plan, idempotencyKey, by);
  }

  @Mutation(() => EvaluatorsAppointed, { description: 'Asks people to judge the bids.' })
  @AllowedTo('evaluation.appoint')
  appointEvaluators(
    @Args() { needId, people, idempotencyKey }: AppointEvaluatorsArgs,
    @CurrentActor() by: Actor,
  ): Promise<EvaluatorsAppointed> {
    return this.plans.appoint(needId, people, idempotencyKey, by);
  }

  @Mutation(() => EvaluatorsAppointed, { description: 'Relieves somebody who has not scored.' })
  @AllowedTo('evaluation.appoint')
  relieveEvaluator(
    @Args() { needId, personId, reason, idempotencyKey }: RelieveEvaluatorArgs,
    @CurrentActor() by: Actor,
  ): Promise<EvaluatorsAppointed> {
    return this.plans.relieve(needId, personId, reason, idempotencyKey, by);
  }

  @Query(() => [EvaluatorView], {
    description: 'Who judges the bids of a need, and how far they are. For the enterprise and the auditor.',
  })
  @AllowedTo('bid.read')
  evaluators(@Args() { needId }: OfNeedArgs, @CurrentActor() by: Actor): Promise<EvaluatorView[]> {
    return this.plans.evaluators(needId, by);
  }

  @Query(() => [OwnEvaluationView], {
    description: 'The needs whose bids the person was asked to judge, the newest 100.',
  })
  @AllowedTo('evaluation.judge')
  myEvaluations(
    @Args() { needId }: OwnEvaluationsArgs,
    @CurrentActor() by: Actor,
  ): Promise<OwnEvaluationView[]> {
    return this.evaluations.ofPerson(needId, by);
  }

  @Mutation(() => EvaluationState, {
    description: 'An evaluator says whether something ties them to a bidder.',
  })
  @AllowedTo('evaluation.judge')
  declareInterest(
    @Args() { needId, conflict, idempotencyKey }: DeclareInterestArgs,
    @CurrentActor() by: Actor,
  ): Promise<EvaluationState> {
    return this.evaluations.declare(needId, conflict ?? null, idempotencyKey, by);
  }

  @Query(() => EvaluationSheet, { description: 'For an evaluator: the bids without names and prices.' })
  @AllowedTo('evaluation.judge')
  evaluationSheet(@Args() { needId }: OfNeedArgs, @CurrentActor() by: Actor): Promise<EvaluationSheet> {
    return this.evaluations.sheet(needId, by);
  }

  @Mutation(() => EvaluationState, { description: 'Hands in all scores of one evaluator, for good.' })
  @AllowedTo('evaluation.judge')
  submitScores(
    @Args() { needId, scores, idempotencyKey }: SubmitScoresArgs,
    @CurrentActor() by: Actor,
  ): Promise<EvaluationState> {
    return this.evaluations.submit(needId, scores, idempotencyKey, by);
  }

  @Mutation(() => EvaluationState, { description: 'The chair goes on without those who have not scored.' })
  @AllowedTo('evaluation.judge')
  closeIndividualScores(
    @Args() { needId, reason, idempotencyKey }: CloseScoresArgs,
    @CurrentActor() by: Actor,
  ): Promise<EvaluationState> {
    return this.evaluations.close(needId, reason, idempotencyKey, by);
  }

  @Mutation(() => EvaluationState, {
    description: 'The chair writes down what the evaluators agreed on. Once.',
  })
  @AllowedTo('evaluation.judge')
  settleScores(
    @Args() { needId, agreed, idempotencyKey }: SettleScoresArgs,
    @CurrentActor() by: Actor,
  ): Promise<EvaluationState> {
    const scores = agreed.map(({ reason = null, ...each }) => ({ ...each, reason }));
    return this.evaluations.settle(needId, scores, idempotencyKey, by);
  }
}
