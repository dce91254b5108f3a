import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor, FileLinks } from '#libs/platform';
import { AccountsService } from './accounts.service.js';
import {
  ContractAccountView,
  ContractPaymentView,
  DecideArgs,
  MeterReadingView,
  RecordPaymentArgs,
  ReportMeterArgs,
} from './accounts.views.js';
import { OfContractArgs } from '../contract/contract.views.js';

@Resolver()
export class AccountsResolver {
  constructor(private readonly service: AccountsService) {}

  @Query(() => ContractAccountView)
  @AllowedTo('contract.read')
  contractAccount(
    @Args() { contractId }: OfContractArgs,
    @CurrentActor() by: Actor,
  ): Promise<ContractAccountView> {
    return this.service.account(contractId, by);
  }

  @Mutation(() => MeterReadingView, { description: 'The provider says what was used in a month.' })
  @AllowedTo('milestone.report')
  reportMeter(
    @Args() { lineId, month, units, idempotencyKey }: ReportMeterArgs,
    @CurrentActor() by: Actor,
  ): Promise<MeterReadingView> {
    return this.service.read({ lineId, month, units }, idempotencyKey, by);
  }

  @Mutation(() => MeterReadingView, { description: 'The enterprise accepts a reading, or refuses it.' })
  @AllowedTo('milestone.accept')
  decideMeterReading(
    @Args() { id, refusal, idempotencyKey }: DecideArgs,
    @CurrentActor() by: Actor,
  ): Promise<MeterReadingView> {
    return this.service.decideReading(id, refusal ?? undefined, idempotencyKey, by);
  }

  @Mutation(() => ContractPaymentView, { description: 'The enterprise records a payment with its proof.' })
  @AllowedTo('payment.record')
  recordPayment(
    @Args() { input, idempotencyKey }: RecordPaymentArgs,
    @CurrentActor() by: Actor,
  ): Promise<ContractPaymentView> {
    return this.service.pay(input, idempotencyKey, by);
  }

  @Mutation(() => ContractPaymentView, { description: 'The provider confirms a payment, or refuses it.' })
  @AllowedTo('payment.confirm')
  decideContractPayment(
    @Args() { id, refusal, idempotencyKey }: DecideArgs,
    @CurrentActor() by: Actor,
  ): Promise<ContractPaymentView> {
    return this.service.decidePayment(id, refusal ?? undefined, idempotencyKey, by);
  }
}

@Resolver(() => ContractPaymentView)
export class PaymentProofLinks {
  constructor(private readonly links: FileLinks) {}

  @ResolveField(() => String, {
    description:
      'Opens the proof for the caller, for some minutes, below the address of the gateway, if who recorded the payment uploaded it.',
  })
  proofLink(@Parent() { proofHash, recordedBy }: ContractPaymentView, @CurrentActor() by: Actor): string {
    return this.links.linkTo({ hash: proofHash, holder: recordedBy }, by);
  }
}
