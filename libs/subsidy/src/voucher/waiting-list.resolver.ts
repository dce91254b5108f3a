import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor, PageArgs, Public } from '#libs/platform';
import { WaitingListService } from './waiting-list.service.js';
import { VoucherReminderConnection, WaitingListArgs, WaitingPlaceConnection } from './waiting-list.views.js';

@Resolver()
export class WaitingListResolver {
  constructor(private readonly lists: WaitingListService) {}

  @Query(() => WaitingPlaceConnection, {
    description:
      'Who waits for a limit of a round, in the order in which they are served; anybody may see it.',
  })
  @Public()
  waitingList(@Args() args: WaitingListArgs): Promise<WaitingPlaceConnection> {
    return this.lists.list(args);
  }

  @Query(() => VoucherReminderConnection, {
    description:
      'Of the vouchers that the caller may see those that end within 30 days, the first to end first.',
  })
  @AllowedTo('voucher.read')
  voucherReminders(@Args() page: PageArgs, @CurrentActor() by: Actor): Promise<VoucherReminderConnection> {
    return this.lists.reminders(page, by);
  }
}
