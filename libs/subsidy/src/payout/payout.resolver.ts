import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor, PageArgs } from '#libs/platform';
import { PayoutService } from './payout.service.js';
import { PayoutConnection, PayoutView } from './payout.views.js';

@Resolver(() => PayoutView)
export class PayoutResolver {
  constructor(private readonly service: PayoutService) {}

  @Query(() => PayoutConnection, { description: 'The instructions to the bank, newest first.' })
  @AllowedTo('ledger.read')
  payouts(@Args() page: PageArgs): Promise<PayoutConnection> {
    return this.service.list(page);
  }

  @Mutation(() => [PayoutView], { description: 'Instructs the bank: all of the list or none.' })
  @AllowedTo('payout.pay')
  payRedemptions(
    @Args('ids', { type: () => [ID] }) ids: string[],
    @Args('idempotencyKey', { type: () => ID }) key: string,
    @CurrentActor() by: Actor,
  ): Promise<readonly PayoutView[]> {
    return this.service.pay(ids, key, by);
  }

  @Mutation(() => PayoutView, { description: "Records the bank's answer to an instruction, once." })
  @AllowedTo('payout.pay')
  confirmPayout(
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
    @Args('bankReference') bankReference: string,
    @Args('succeeded') succeeded: boolean,
    @Args('idempotencyKey', { type: () => ID }) key: string,
    @CurrentActor() by: Actor,
  ): Promise<PayoutView> {
    return this.service.confirm(id, bankReference, succeeded, key, by);
  }
}
