import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor, PageArgs, IdArg, IdsArg, IdempotencyKeyArg, TextArg } from '#libs/platform';
import { RoundPageArgs } from '../round/round-page.args.js';
import { PaymentCandidateView } from './candidate.views.js';
import { PayeeService } from './payee.service.js';
import { PayeeAccountInput, PayeeAccountView } from './payee.views.js';
import { PaymentRunService } from './payment-run.service.js';
import { PaymentRunConnection, PaymentRunView } from './payment-run.views.js';
import { PayoutService } from './payout.service.js';
import { PayoutConnection, PayoutView } from './payout.views.js';

@Resolver(() => PayoutView)
export class PayoutResolver {
  constructor(
    private readonly service: PayoutService,
    private readonly runs: PaymentRunService,
    private readonly payees: PayeeService,
  ) {}

  @Query(() => PayoutConnection, { description: 'The instructions to the bank, newest first.' })
  @AllowedTo('ledger.read')
  payouts(@Args() page: PageArgs, @CurrentActor() by: Actor): Promise<PayoutConnection> {
    return this.service.list(page, by);
  }

  @Query(() => [PaymentCandidateView], {
    description:
      'What of a round, or of all, is before payment, first come first, and what keeps each back; at most 500.',
  })
  @AllowedTo('ledger.read')
  paymentCandidates(
    @IdArg('roundId', { nullable: true }) roundId: string | null,
    @CurrentActor() by: Actor,
  ): Promise<PaymentCandidateView[]> {
    return this.runs.candidatesOf(roundId, by);
  }

  @Query(() => PaymentRunConnection, { description: 'Newest first.' })
  @AllowedTo('ledger.read')
  paymentRuns(@Args() page: RoundPageArgs, @CurrentActor() by: Actor): Promise<PaymentRunConnection> {
    return this.runs.list(page, by);
  }

  @Query(() => PaymentRunView)
  @AllowedTo('ledger.read')
  paymentRun(@IdArg('id') id: string, @CurrentActor() by: Actor): Promise<PaymentRunView> {
    return this.runs.one(id, by);
  }

  @Query(() => [PayeeAccountView], {
    description: 'The accounts of an enterprise, newest first; at most 50.',
  })
  @AllowedTo('payee.read')
  payeeAccounts(
    @IdArg('enterpriseId') enterpriseId: string,
    @CurrentActor() by: Actor,
  ): Promise<PayeeAccountView[]> {
    return this.payees.of(enterpriseId, by);
  }

  @Mutation(() => PayeeAccountView, {
    description: 'Where the enterprise is paid. A change counts after a cool-off.',
  })
  @AllowedTo('payee.set')
  setPayeeAccount(
    @Args('input') input: PayeeAccountInput,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<PayeeAccountView> {
    return this.payees.set(input.enterpriseId, input, key, by);
  }

  @Mutation(() => PaymentRunView, {
    description:
      'A run of the redemptions named, or of everything in the round that can be paid; at most 500.',
  })
  @AllowedTo('payout.pay')
  makePaymentRun(
    @IdArg('roundId') roundId: string,
    @IdsArg('redemptionIds', { most: 500, nullable: true }) redemptionIds: string[] | null | undefined,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<PaymentRunView> {
    return this.runs.make(roundId, redemptionIds ?? null, key, by);
  }

  @Mutation(() => PaymentRunView, {
    description: 'Hands the file to the bank, once; may be repeated after a failure.',
  })
  @AllowedTo('payout.pay')
  sendPaymentRun(
    @IdArg('id') id: string,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<PaymentRunView> {
    return this.runs.send(id, key, by);
  }

  @Mutation(() => PaymentRunView, { description: 'Gives up a run whose file was never handed over.' })
  @AllowedTo('payout.pay')
  cancelPaymentRun(
    @IdArg('id') id: string,
    @TextArg('reason', { most: 2000, lines: true }) reason: string,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<PaymentRunView> {
    return this.runs.cancel(id, reason, key, by);
  }

  @Mutation(() => [PayoutView], { description: 'Payments by hand: all of the list or none.' })
  @AllowedTo('payout.pay')
  payRedemptions(
    @IdsArg('ids', { most: 100 }) ids: string[],
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<readonly PayoutView[]> {
    return this.service.pay(ids, key, by);
  }

  @Mutation(() => PayoutView, { description: "Records the bank's answer to a payment by hand, once." })
  @AllowedTo('payout.pay')
  confirmPayout(
    @IdArg('id') id: string,
    @TextArg('bankReference', { most: 60 }) bankReference: string,
    @Args('succeeded') succeeded: boolean,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<PayoutView> {
    return this.service.confirm(id, bankReference, succeeded, key, by);
  }

  @Mutation(() => PayoutView, {
    description:
      'A payment without an answer was not carried out, as the statements prove. Takes two people.',
  })
  @AllowedTo('payout.pay')
  declareNotExecuted(
    @IdArg('id') id: string,
    @TextArg('reason', { most: 2000, lines: true }) reason: string,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<PayoutView> {
    return this.service.notExecuted(id, reason, key, by);
  }
}
