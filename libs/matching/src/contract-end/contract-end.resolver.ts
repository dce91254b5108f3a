import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor } from '#libs/platform';
import { ContractView, OfContractArgs, StatementArgs, WithReasonArgs } from '../contract/contract.views.js';
import { ChooseReplacementArgs, ContractTerminationView, ReplacementView } from './contract-end.views.js';
import { ReplacementsService } from './replacements.service.js';
import { TerminationsService } from './terminations.service.js';

@Resolver()
export class TerminationsResolver {
  constructor(private readonly service: TerminationsService) {}

  @Query(() => [ContractTerminationView], { description: 'Newest first.' })
  @AllowedTo('contract.read')
  contractTerminations(
    @Args() { contractId }: OfContractArgs,
    @CurrentActor() by: Actor,
  ): Promise<ContractTerminationView[]> {
    return this.service.of(contractId, by);
  }

  @Mutation(() => ContractView, { description: 'An agreement to end with a settlement; both sign it.' })
  @AllowedTo('contract.propose')
  proposeTermination(
    @Args() { id, reason, idempotencyKey }: WithReasonArgs,
    @CurrentActor() by: Actor,
  ): Promise<ContractView> {
    return this.service.propose(id, reason, idempotencyKey, by);
  }

  @Mutation(() => ContractTerminationView, {
    description: 'For cause; takes effect after 15 days at the earliest.',
  })
  @AllowedTo('contract.propose')
  giveTerminationNotice(
    @Args() { id, reason, idempotencyKey }: WithReasonArgs,
    @CurrentActor() by: Actor,
  ): Promise<ContractTerminationView> {
    return this.service.notice(id, reason, idempotencyKey, by);
  }

  @Mutation(() => ContractTerminationView, { description: "The other side's answer to a notice." })
  @AllowedTo('contract.propose')
  answerTerminationNotice(
    @Args() { id, statement, idempotencyKey }: StatementArgs,
    @CurrentActor() by: Actor,
  ): Promise<ContractTerminationView> {
    return this.service.answer(id, statement, idempotencyKey, by);
  }

  @Mutation(() => ContractView)
  @AllowedTo('contract.propose')
  withdrawTerminationNotice(
    @Args() { id, reason, idempotencyKey }: WithReasonArgs,
    @CurrentActor() by: Actor,
  ): Promise<ContractView> {
    return this.service.withdraw(id, reason, idempotencyKey, by);
  }

  @Mutation(() => ContractView, {
    description:
      'By the side whose notice has run out, or by the commission when the provider left the pool.',
  })
  @AllowedTo('contract.terminate')
  terminateContract(
    @Args() { id, reason, idempotencyKey }: WithReasonArgs,
    @CurrentActor() by: Actor,
  ): Promise<ContractView> {
    return this.service.take(id, reason, idempotencyKey, by);
  }
}

@Resolver()
export class ReplacementsResolver {
  constructor(private readonly service: ReplacementsService) {}

  @Query(() => ReplacementView)
  @AllowedTo('contract.read')
  replacement(@Args() { contractId }: OfContractArgs, @CurrentActor() by: Actor): Promise<ReplacementView> {
    return this.service.page(contractId, by);
  }

  @Mutation(() => ContractView, { description: 'Drafts the contract that takes over exactly what remains.' })
  @AllowedTo('need.award')
  chooseReplacement(
    @Args() { contractId, providerId, reason, idempotencyKey }: ChooseReplacementArgs,
    @CurrentActor() by: Actor,
  ): Promise<ContractView> {
    return this.service.choose(contractId, { providerId, reason }, idempotencyKey, by);
  }

  @Mutation(() => ContractView, { description: 'By the enterprise, or by the chosen provider that refuses.' })
  @AllowedTo('contract.propose')
  cancelReplacement(
    @Args() { id, reason, idempotencyKey }: WithReasonArgs,
    @CurrentActor() by: Actor,
  ): Promise<ContractView> {
    return this.service.cancel(id, reason, idempotencyKey, by);
  }
}
