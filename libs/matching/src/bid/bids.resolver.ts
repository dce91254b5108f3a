import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor } from '#libs/platform';
import { BidReceipt, SealBidArgs, SubmitSealedBidArgs, WithdrawBidArgs } from './bid.views.js';
import { BidsService } from './bids.service.js';
import { OfNeedArgs } from '../need/need.views.js';

@Resolver()
export class BidsResolver {
  constructor(private readonly service: BidsService) {}

  @Mutation(() => BidReceipt, { description: 'Seals a bid until the deadline; a later one replaces it.' })
  @AllowedTo('bid.seal')
  sealBid(@Args() { input, idempotencyKey }: SealBidArgs, @CurrentActor() by: Actor): Promise<BidReceipt> {
    return this.service.seal(input, idempotencyKey, by);
  }

  @Mutation(() => BidReceipt, {
    description:
      'Takes a bid that the bidder sealed by itself: its content never reaches the platform before the deadline.',
  })
  @AllowedTo('bid.seal')
  submitSealedBid(
    @Args() { input, idempotencyKey }: SubmitSealedBidArgs,
    @CurrentActor() by: Actor,
  ): Promise<BidReceipt> {
    return this.service.submitSealed(input, idempotencyKey, by);
  }

  @Mutation(() => BidReceipt, { description: 'Takes back the bid that counts, before the deadline.' })
  @AllowedTo('bid.seal')
  withdrawBid(
    @Args() { needId, providerId, idempotencyKey }: WithdrawBidArgs,
    @CurrentActor() by: Actor,
  ): Promise<BidReceipt> {
    return this.service.withdraw(needId, providerId, idempotencyKey, by);
  }

  @Query(() => [BidReceipt], {
    description: "The own provider's receipts, newest first, also before the deadline.",
  })
  @AllowedTo('bid.read')
  bidReceipts(@Args() { needId }: OfNeedArgs, @CurrentActor() by: Actor): Promise<BidReceipt[]> {
    return this.service.receipts(needId, by);
  }
}
