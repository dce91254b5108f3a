import { Query, Resolver } from '@nestjs/graphql';
import { AllowedTo, Public, IdArg } from '#libs/platform';
import { PublicBudgetService } from './public-budget.service.js';
import { ExpiringReservationsView, PublicBudgetView } from './public-budget.views.js';

@Resolver(() => PublicBudgetView)
export class PublicBudgetResolver {
  constructor(private readonly service: PublicBudgetService) {}

  @Query(() => PublicBudgetView, { description: 'How the money of a published round stands, for everybody.' })
  @Public()
  publicBudget(@IdArg('roundId') roundId: string): Promise<PublicBudgetView> {
    return this.service.of(roundId);
  }

  @Query(() => [ExpiringReservationsView], {
    description:
      'What is reserved and not being redeemed, by when it goes back and by city; at most 1,000 rows.',
  })
  @AllowedTo('ledger.read')
  expiringReservations(@IdArg('roundId') roundId: string): Promise<ExpiringReservationsView[]> {
    return this.service.expiring(roundId);
  }
}
