import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor } from '#libs/platform';
import { OfContractArgs, StatementArgs } from '../contract/contract.views.js';
import {
  ContractDisputeView,
  MediateDisputeArgs,
  OpenDisputeArgs,
  WithdrawDisputeArgs,
} from './dispute.views.js';
import { DisputesService } from './disputes.service.js';

@Resolver()
export class DisputesResolver {
  constructor(private readonly service: DisputesService) {}

  @Query(() => [ContractDisputeView], { description: 'Newest first.' })
  @AllowedTo('contract.read')
  contractDisputes(
    @Args() { contractId }: OfContractArgs,
    @CurrentActor() by: Actor,
  ): Promise<ContractDisputeView[]> {
    return this.service.of(contractId, by);
  }

  @Mutation(() => ContractDisputeView, {
    description: 'Of a milestone, or of something else in the contract.',
  })
  @AllowedTo('dispute.open')
  openDispute(
    @Args() { contractId, milestoneId, facts, idempotencyKey }: OpenDisputeArgs,
    @CurrentActor() by: Actor,
  ): Promise<ContractDisputeView> {
    return this.service.open(contractId, { milestoneId, facts }, idempotencyKey, by);
  }

  @Mutation(() => ContractDisputeView)
  @AllowedTo('dispute.open')
  answerDispute(
    @Args() { id, statement, idempotencyKey }: StatementArgs,
    @CurrentActor() by: Actor,
  ): Promise<ContractDisputeView> {
    return this.service.answer(id, statement, idempotencyKey, by);
  }

  @Mutation(() => ContractDisputeView)
  @AllowedTo('dispute.open')
  withdrawDispute(
    @Args() { id, idempotencyKey }: WithdrawDisputeArgs,
    @CurrentActor() by: Actor,
  ): Promise<ContractDisputeView> {
    return this.service.withdraw(id, idempotencyKey, by);
  }

  @Mutation(() => ContractDisputeView, { description: "The finding of the contract's bureau." })
  @AllowedTo('dispute.mediate')
  mediateDispute(
    @Args() { id, outcome, reason, idempotencyKey }: MediateDisputeArgs,
    @CurrentActor() by: Actor,
  ): Promise<ContractDisputeView> {
    return this.service.mediate(id, { outcome, reason }, idempotencyKey, by);
  }
}
