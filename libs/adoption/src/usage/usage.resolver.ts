import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor, type Connection } from '#libs/platform';
import { ReceivedUsageArgs, ReportUsageInput } from './usage.inputs.js';
import { UsageService } from './usage.service.js';
import { ReceivedUsageConnection, UsageReportView, type ReceivedUsageView } from './usage.views.js';

@Resolver()
export class UsageResolver {
  constructor(private readonly usage: UsageService) {}

  @Query(() => ReceivedUsageConnection, {
    description: 'For members of the provider: the batches of its machines, newest first.',
  })
  @AllowedTo('usage.read')
  receivedUsage(
    @Args() { providerId, first, after }: ReceivedUsageArgs,
    @CurrentActor() by: Actor,
  ): Promise<Connection<ReceivedUsageView>> {
    return this.usage.received(providerId, { first, after }, by);
  }

  @Mutation(() => UsageReportView, {
    description: 'For machines of providers: the use of a day, signed. The batch id is the idempotency key.',
  })
  @AllowedTo('usage.report')
  reportUsage(@Args('input') input: ReportUsageInput, @CurrentActor() by: Actor): Promise<UsageReportView> {
    const { signature, ...batch } = input;
    return this.usage.report(batch, signature, by);
  }
}
