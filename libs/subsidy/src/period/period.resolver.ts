import { ParseIntPipe } from '@nestjs/common';
import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor, PageArgs, IdempotencyKeyArg, MomentArg, TextArg } from '#libs/platform';
import { PeriodService } from './period.service.js';
import {
  PeriodBalanceConnection,
  PeriodBalancesArgs,
  PeriodConnection,
  PeriodView,
  StatementArgs,
  StatementView,
} from './period.views.js';

@Resolver(() => PeriodView)
export class PeriodResolver {
  constructor(private readonly service: PeriodService) {}

  @Query(() => PeriodConnection, { description: 'The periods of the ledger, newest first.' })
  @AllowedTo('ledger.read')
  ledgerPeriods(@Args() page: PageArgs): Promise<PeriodConnection> {
    return this.service.list(page);
  }

  @Query(() => PeriodBalanceConnection, { description: 'The balances that a closed period ended with.' })
  @AllowedTo('ledger.read')
  periodBalances(@Args() asked: PeriodBalancesArgs): Promise<PeriodBalanceConnection> {
    return this.service.balances(asked);
  }

  @Query(() => StatementView, {
    description: 'What came and went on an account, with where it stood before and after.',
  })
  @AllowedTo('ledger.read')
  accountStatement(@Args() asked: StatementArgs): Promise<StatementView> {
    return this.service.statement(asked);
  }

  @Mutation(() => PeriodView, { description: 'Proposes to close everything before an instant.' })
  @AllowedTo('period.propose')
  proposePeriod(
    @MomentArg('endsAt') endsAt: Date,
    @TextArg('note', { most: 2000, lines: true }) note: string,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<PeriodView> {
    return this.service.propose(endsAt, note, key, by);
  }

  @Mutation(() => PeriodView, {
    description: 'By another person: the balances are kept, and nothing is dated into it any more.',
  })
  @AllowedTo('period.close')
  closePeriod(
    @Args('number', { type: () => Int }, ParseIntPipe) number: number,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<PeriodView> {
    return this.service.close(number, key, by);
  }

  @Mutation(() => PeriodView)
  @AllowedTo('period.propose')
  withdrawPeriod(
    @Args('number', { type: () => Int }, ParseIntPipe) number: number,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<PeriodView> {
    return this.service.withdraw(number, key, by);
  }
}
