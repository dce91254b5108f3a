import { Args, ArgsType, Field, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { IsInt, Max, Min } from 'class-validator';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor, IdempotencyKey } from '#libs/platform';
import { InvoiceCheckService } from './invoice-check.service.js';
import { InvoiceCheckResultView, InvoiceDueView } from './invoice-check.views.js';

@ArgsType()
class ManyArgs {
  @Field(() => Int, { defaultValue: 100, description: 'How many, 1 to 500.' })
  @IsInt()
  @Min(1)
  @Max(500)
  first: number = 100;
}

@ArgsType()
class RecheckArgs extends ManyArgs {
  @IdempotencyKey() idempotencyKey!: string;
}

@Resolver(() => InvoiceDueView)
export class InvoiceCheckResolver {
  constructor(private readonly service: InvoiceCheckService) {}

  @Query(() => [InvoiceDueView], { description: 'Invoices of paid redemptions whose monthly check is due.' })
  @AllowedTo('invoice.recheck')
  invoicesDue(@Args() { first }: ManyArgs, @CurrentActor() by: Actor): Promise<InvoiceDueView[]> {
    return this.service.due(first, by);
  }

  @Mutation(() => InvoiceCheckResultView, {
    description: 'Checks the invoices that are due with the tax side.',
  })
  @AllowedTo('invoice.recheck')
  recheckInvoices(
    @Args() { first, idempotencyKey }: RecheckArgs,
    @CurrentActor() by: Actor,
  ): Promise<InvoiceCheckResultView> {
    return this.service.recheck(first, idempotencyKey, by);
  }
}
