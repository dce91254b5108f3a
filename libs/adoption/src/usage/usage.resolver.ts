import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor } from '#libs/platform';
import { ReportUsageInput } from './usage.inputs.js';
import { UsageService } from './usage.service.js';
import { UsageReportView } from './usage.views.js';

@Resolver()
export class UsageResolver {
  constructor(private readonly usage: UsageService) {}

  @Mutation(() => UsageReportView, {
    description: 'For machines of providers: the use of a day, signed. The batch id is the idempotency key.',
  })
  @AllowedTo('usage.report')
  reportUsage(@Args('input') input: ReportUsageInput, @CurrentActor() by: Actor): Promise<UsageReportView> {
    const { signature, ...batch } = input;
    return this.usage.report(batch, signature, by);
  }
}
