import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import {
  AllowedTo,
  CurrentActor,
  FenScalar,
  Public,
  IdArg,
  IdempotencyKeyArg,
  TextArg,
} from '#libs/platform';
import { RoundPageArgs } from '../round/round-page.args.js';
import { RecoveryReceipts } from './recovery-receipts.service.js';
import { GroundKind } from '../recovery-case/recovery.moves.js';
import { RecoveryService } from './recovery.service.js';
import {
  RecoveryConnection,
  PlanRecoveryArgs,
  RecoveryReceiptInput,
  RecoveryTotalsView,
  RecoveryView,
} from './recovery.views.js';

@Resolver(() => RecoveryView)
export class RecoveryResolver {
  constructor(
    private readonly service: RecoveryService,
    private readonly collection: RecoveryReceipts,
  ) {}

  @Query(() => RecoveryView)
  @AllowedTo('recovery.read')
  recovery(@IdArg('id') id: string, @CurrentActor() by: Actor): Promise<RecoveryView> {
    return this.service.visible(id, by);
  }

  @Query(() => RecoveryConnection, { description: 'Newest first.' })
  @AllowedTo('recovery.read')
  recoveries(@Args() page: RoundPageArgs, @CurrentActor() by: Actor): Promise<RecoveryConnection> {
    return this.service.list(page, by);
  }

  @Query(() => RecoveryTotalsView, { description: 'All recoveries in total, of one round or of all.' })
  @Public()
  recoveryTotals(
    @IdArg('roundId', { nullable: true })
    roundId: string | null,
  ): Promise<RecoveryTotalsView> {
    return this.service.totals(roundId ?? null);
  }

  @Mutation(() => RecoveryView, {
    description: 'Opens a case on a payment, or adds a ground to the open one.',
  })
  @AllowedTo('recovery.open')
  openRecovery(
    @IdArg('payoutId') payoutId: string,
    @Args('ground', { type: () => GroundKind }) ground: GroundKind,
    @TextArg('facts', { most: 2000, lines: true }) facts: string,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<RecoveryView> {
    return this.service.open(payoutId, ground, facts, key, by);
  }

  @Mutation(() => RecoveryView, { description: 'What the enterprise has to say, until the decision.' })
  @AllowedTo('recovery.answer')
  answerRecovery(
    @IdArg('id') id: string,
    @TextArg('statement', { most: 2000, lines: true }) statement: string,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<RecoveryView> {
    return this.service.answer(id, statement, key, by);
  }

  @Mutation(() => RecoveryView, {
    description: 'By another person than who opened it. An amount of 0 dismisses the case.',
  })
  @AllowedTo('recovery.decide')
  decideRecovery(
    @IdArg('id') id: string,
    @Args('amountFen', { type: () => FenScalar }) amountFen: bigint,
    @TextArg('reason', { most: 2000, lines: true }) reason: string,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<RecoveryView> {
    return this.service.decide(id, amountFen, reason, key, by);
  }

  @Mutation(() => RecoveryView, { description: 'By a third person: less has to come back, or nothing.' })
  @AllowedTo('recovery.decide')
  upholdRecoveryAppeal(
    @IdArg('id') id: string,
    @Args('amountFen', { type: () => FenScalar, description: 'What has to come back after all.' })
    amountFen: bigint,
    @TextArg('reason', { most: 2000, lines: true }) reason: string,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<RecoveryView> {
    return this.service.appeal(id, amountFen, reason, key, by);
  }

  @Mutation(() => RecoveryView, { description: 'Instalments that come to exactly what is owed.' })
  @AllowedTo('recovery.collect')
  planRecovery(
    @Args() { id, instalments, idempotencyKey }: PlanRecoveryArgs,
    @CurrentActor() by: Actor,
  ): Promise<RecoveryView> {
    return this.collection.plan(id, instalments, idempotencyKey, by);
  }

  @Mutation(() => RecoveryView, { description: 'Books money that came in.' })
  @AllowedTo('recovery.collect')
  recordRecoveryReceipt(
    @Args('input') input: RecoveryReceiptInput,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<RecoveryView> {
    return this.collection.receive(input, key, by);
  }

  @Mutation(() => RecoveryView, {
    description: 'Proposes to give up a part of what is owed; another approves.',
  })
  @AllowedTo('recovery.collect')
  proposeRecoveryWriteOff(
    @IdArg('id') id: string,
    @Args('amountFen', { type: () => FenScalar }) amountFen: bigint,
    @TextArg('authority', {
      most: 500,
      description: 'The body that decided it, with the number of its paper.',
    })
    authority: string,
    @TextArg('reason', { most: 2000, lines: true }) reason: string,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<RecoveryView> {
    return this.collection.proposeWriteOff(id, amountFen, authority, reason, key, by);
  }

  @Mutation(() => RecoveryView, { description: 'Approves the write-off that is proposed on a case.' })
  @AllowedTo('recovery.write-off')
  approveRecoveryWriteOff(
    @IdArg('id') id: string,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<RecoveryView> {
    return this.collection.approveWriteOff(id, key, by);
  }
}
