import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor } from '#libs/platform';
import { ProviderReference } from '../copies/references.js';
import { BidComparison, PanelScoreView } from '../evaluation/evaluation.views.js';
import { OfNeedArgs } from '../need/need.views.js';
import { BidResult, NeedProcedure, RivalBid } from './award.views.js';
import { ResultsService } from './results.service.js';

/** What people are told: where a need stands, how the bids compare, and why. */
@Resolver()
export class ResultsResolver {
  constructor(private readonly results: ResultsService) {}

  @Query(() => NeedProcedure, { description: 'Where a need stands, whose move it is, and by when.' })
  @AllowedTo('need.read')
  needProcedure(@Args() { needId }: OfNeedArgs, @CurrentActor() by: Actor): Promise<NeedProcedure> {
    return this.results.procedure(needId, by);
  }

  @Query(() => [PanelScoreView], {
    description:
      'Once the individual scores are closed: all of them, for the enterprise, its evaluators, the auditor.',
  })
  @AllowedTo('evaluation.judge')
  evaluationPanel(@Args() { needId }: OfNeedArgs, @CurrentActor() by: Actor): Promise<PanelScoreView[]> {
    return this.results.panel(needId, by);
  }

  @Query(() => BidComparison, {
    description: 'For the enterprise and the auditor: the bids in their order, and why.',
  })
  @AllowedTo('bid.read')
  async bidComparison(@Args() { needId }: OfNeedArgs, @CurrentActor() by: Actor): Promise<BidComparison> {
    const { plan, compared, lowPriced, bids } = await this.results.comparison(needId, by);
    return { plan, compared, lowPriced: [...lowPriced], tooFewBids: bids.length < plan.leastBids };
  }

  @Query(() => [BidResult], {
    description: 'Of the own bids, once the need is awarded: rank, scores, reasons.',
  })
  @AllowedTo('bid.read')
  bidResults(@Args() { needId }: OfNeedArgs, @CurrentActor() by: Actor): Promise<BidResult[]> {
    return this.results.ofOwnBids(needId, by);
  }

  @Query(() => [RivalBid], { description: 'After the award, for those who bid as well.' })
  @AllowedTo('bid.read')
  rivalBids(@Args() { needId }: OfNeedArgs, @CurrentActor() by: Actor): Promise<RivalBid[]> {
    return this.results.rivals(needId, by);
  }
}

@Resolver(() => RivalBid)
export class RivalBidResolver {
  @ResolveField(() => ProviderReference)
  provider(@Parent() { providerId }: RivalBid): ProviderReference {
    return { id: providerId };
  }
}
