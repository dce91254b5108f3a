import { Args, Parent, Query, ResolveField, Resolver, ResolveReference } from '@nestjs/graphql';
import { isUUID } from 'class-validator';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor } from '#libs/platform';
import { BidView, VoidBid } from '../bid/bid.views.js';
import { ProviderReference, SolutionReference } from '../copies/references.js';
import { OfNeedArgs } from '../need/need.views.js';
import { BidOpenings } from './bid-openings.service.js';

/** Bids from the deadline on. */
@Resolver(() => BidView)
export class OpeningsResolver {
  constructor(private readonly openings: BidOpenings) {}

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
