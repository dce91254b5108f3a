import { Args, Mutation, Parent, Query, ResolveField, Resolver, ResolveReference } from '@nestjs/graphql';
import { isUUID } from 'class-validator';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor } from '#libs/platform';
import { BidOpenings } from '../evaluation/bid-openings.service.js';
import {
  BidReceipt,
  BidView,
  SealBidArgs,
  SubmitSealedBidArgs,
  VoidBid,
  WithdrawBidArgs,
} from './bid.views.js';
import { BidsService } from './bids.service.js';
import { ProviderReference, SolutionReference } from '../matching.references.js';
import { OfNeedArgs } from '../need/need.views.js';

@Resolver(() => BidView)
export class BidsResolver {
  constructor(
    private readonly service: BidsService,
    private readonly openings: BidOpenings,
  ) {}

  @Mutation(() => BidReceipt, { description: 'Seals a bid until the deadline; a later one replaces it.' })
  @AllowedTo('bid.seal')
  sealBid(@Args() { input, idempotencyKey }: SealBidArgs, @CurrentActor() by: Actor): Promise<BidReceipt> {
    return this.service.seal(input, idempotencyKey, by);
  }

  @Mutation(() => BidReceipt, {
    description:
      'Takes a bid that the bidder sealed by itself: its content never reaches the house before the deadline.',
  })
  @AllowedTo('bid.seal')
  submitSealedBid(
    @Args() { input, idempotencyKey }: SubmitSealedBidArgs,
    @CurrentActor() by: Actor,
  ): Promise<BidReceipt> {
    return this.service.submitSealed(input, idempotencyKey, by);
  }

  @Mutation(() => BidReceipt, { description: 'Takes the standing bid back, before the deadline.' })
  @AllowedTo('bid.seal')
  withdrawBid(
    @Args() { needId, providerId, idempotencyKey }: WithdrawBidArgs,
    @CurrentActor() by: Actor,
  ): Promise<BidReceipt> {
    return this.service.withdraw(needId, providerId, idempotencyKey, by);
  }

  @Query(() => [BidView], {
    description: 'After the deadline: all for the enterprise, its own for a provider.',
  })
  @AllowedTo('bid.read')
  async bids(@Args() { needId }: OfNeedArgs, @CurrentActor() by: Actor): Promise<readonly BidView[]> {
    return (await this.openings.opened(needId, by)).bids;
  }

  @Query(() => [VoidBid], {
    description: 'After the deadline: bids sealed by their bidders that turned out to be none, and why.',
  })
  @AllowedTo('bid.read')
  async voidBids(@Args() { needId }: OfNeedArgs, @CurrentActor() by: Actor): Promise<readonly VoidBid[]> {
    return (await this.openings.opened(needId, by)).voidBids;
  }

  @Query(() => [BidReceipt], {
    description: "The own provider's receipts, newest first, also before the deadline.",
  })
  @AllowedTo('bid.read')
  bidReceipts(@Args() { needId }: OfNeedArgs, @CurrentActor() by: Actor): Promise<BidReceipt[]> {
    return this.service.receipts(needId, by);
  }

  @ResolveReference()
  @AllowedTo('bid.read')
  async resolveReference({ id }: { id: string }, { actor }: { actor: Actor }): Promise<BidView | null> {
    return isUUID(id) ? this.openings.referenceFor(actor, id) : null;
  }

  @ResolveField(() => ProviderReference)
  provider(@Parent() { providerId }: BidView): ProviderReference {
    return { id: providerId };
  }

  @ResolveField(() => SolutionReference, { nullable: true })
  solution(@Parent() { solutionId }: BidView): SolutionReference | null {
    return solutionId ? { id: solutionId } : null;
  }
}
