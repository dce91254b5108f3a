import { Args, Mutation, Parent, Query, ResolveField, Resolver, ResolveReference } from '@nestjs/graphql';
import { isUUID } from 'class-validator';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor } from '#libs/platform';
import { BidReceipt, BidView, SealBidArgs } from './bid.views.js';
import { BidsService } from './bids.service.js';
import { ProviderReference, SolutionReference } from '../matching.references.js';
import { OfNeedArgs } from '../need/need.views.js';

@Resolver(() => BidView)
export class BidsResolver {
  constructor(private readonly service: BidsService) {}

  @Mutation(() => BidReceipt, { description: 'Seals a bid until the deadline; a later one replaces it.' })
  @AllowedTo('bid.seal')
  sealBid(@Args() { input, idempotencyKey }: SealBidArgs, @CurrentActor() by: Actor): Promise<BidReceipt> {
    return this.service.seal(input, idempotencyKey, by);
  }

  @Query(() => [BidView], {
    description: 'After the deadline: all for the enterprise, its own for a provider.',
  })
  @AllowedTo('bid.read')
  bids(@Args() { needId }: OfNeedArgs, @CurrentActor() by: Actor): Promise<BidView[]> {
    return this.service.opened(needId, by);
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
    return isUUID(id) ? this.service.referenceFor(actor, id) : null;
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
