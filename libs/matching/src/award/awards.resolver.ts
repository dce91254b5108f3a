import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor } from '#libs/platform';
import {
  AnswerArgs,
  AnswerDirectPurchaseArgs,
  AskBidderArgs,
  AskedArgs,
  AwardNeedArgs,
  AwardTakenBack,
  BuyDirectArgs,
  ClarificationView,
  ComplaintsArgs,
  ComplaintView,
  DecideClarificationArgs,
  DecideComplaintArgs,
  DirectPurchaseView,
  FollowComplaintArgs,
  RaiseComplaintArgs,
  TakeAwardBackArgs,
} from './award.views.js';
import { AwardsService } from './awards.service.js';
import { ClarificationsService } from './clarifications.service.js';
import { ComplaintsService } from './complaints.service.js';
import { DirectPurchasesService } from './direct-purchases.service.js';
import { EnterpriseReference, ProviderReference, SolutionReference } from '../copies/references.js';
import { ContractView } from '../contract/contract.views.js';

/** What follows the opening: questions to bidders and the award. */
@Resolver()
export class AwardsResolver {
  constructor(
    private readonly awards: AwardsService,
    private readonly clarifications: ClarificationsService,
  ) {}

  @Mutation(() => ContractView, { description: 'After the deadline: chooses a bid and drafts the contract.' })
  @AllowedTo('need.award')
  awardNeed(
    @Args() { idempotencyKey, ...choice }: AwardNeedArgs,
    @CurrentActor() by: Actor,
  ): Promise<ContractView> {
    return this.awards.award(choice, idempotencyKey, by);
  }

  @Mutation(() => AwardTakenBack, { description: 'The winner refuses; the next in rank moves up.' })
  @AllowedTo('award.refuse')
  refuseAward(
    @Args() { needId, reason, idempotencyKey }: TakeAwardBackArgs,
    @CurrentActor() by: Actor,
  ): Promise<AwardTakenBack> {
    return this.awards.refuse(needId, reason, idempotencyKey, by);
  }

  @Mutation(() => AwardTakenBack, {
    description: 'The enterprise goes on: the winner has not signed in time.',
  })
  @AllowedTo('need.award')
  lapseAward(
    @Args() { needId, reason, idempotencyKey }: TakeAwardBackArgs,
    @CurrentActor() by: Actor,
  ): Promise<AwardTakenBack> {
    return this.awards.lapse(needId, reason, idempotencyKey, by);
  }

  @Query(() => [ClarificationView], {
    description: 'For the enterprise all of a need, for a bidder its own; without a need, of all.',
  })
  @AllowedTo('bid.read')
  askedOfBidders(@Args() { needId }: AskedArgs, @CurrentActor() by: Actor): Promise<ClarificationView[]> {
    return this.clarifications.of(needId, by);
  }

  @Mutation(() => ClarificationView, {
    description: 'Asks a bidder why its price is so low, or for missing parts.',
  })
  @AllowedTo('evaluation.set')
  askBidder(
    @Args() { needId, bidId, kind, question, idempotencyKey }: AskBidderArgs,
    @CurrentActor() by: Actor,
  ): Promise<ClarificationView> {
    return this.clarifications.ask(needId, bidId, kind, question, idempotencyKey, by);
  }

  @Mutation(() => ClarificationView, {
    description: 'In words: neither price nor lines can change any more.',
  })
  @AllowedTo('bid.seal')
  answerClarification(
    @Args() { id, answer, idempotencyKey }: AnswerArgs,
    @CurrentActor() by: Actor,
  ): Promise<ClarificationView> {
    return this.clarifications.answer(id, answer, idempotencyKey, by);
  }

  @Mutation(() => ClarificationView, { description: 'A refusal puts the bid out.' })
  @AllowedTo('need.award')
  decideClarification(
    @Args() { id, accepted, reason, idempotencyKey }: DecideClarificationArgs,
    @CurrentActor() by: Actor,
  ): Promise<ClarificationView> {
    return this.clarifications.decide(id, accepted, reason, idempotencyKey, by);
  }
}

@Resolver(() => ComplaintView)
export class ComplaintsResolver {
  constructor(private readonly service: ComplaintsService) {}

  @Query(() => [ComplaintView], {
    name: 'complaints',
    description: 'The newest 100 of the own needs, the own bids, or the own division.',
  })
  @AllowedTo('complaint.read')
  list(@Args() { needId }: ComplaintsArgs, @CurrentActor() by: Actor): Promise<ComplaintView[]> {
    return this.service.list(needId, by);
  }

  @Mutation(() => ComplaintView, { description: 'A losing bidder complains while the award stands still.' })
  @AllowedTo('complaint.raise')
  raiseComplaint(
    @Args() { needId, grounds, idempotencyKey }: RaiseComplaintArgs,
    @CurrentActor() by: Actor,
  ): Promise<ComplaintView> {
    return this.service.raise(needId, grounds, idempotencyKey, by);
  }

  @Mutation(() => ComplaintView)
  @AllowedTo('need.award')
  answerComplaint(
    @Args() { id, answer, idempotencyKey }: AnswerArgs,
    @CurrentActor() by: Actor,
  ): Promise<ComplaintView> {
    return this.service.answer(id, answer, idempotencyKey, by);
  }

  @Mutation(() => ComplaintView, { description: 'The bidder takes it to the bureau, or lets it rest.' })
  @AllowedTo('complaint.raise')
  followComplaint(
    @Args() { id, to, idempotencyKey }: FollowComplaintArgs,
    @CurrentActor() by: Actor,
  ): Promise<ComplaintView> {
    return this.service.follow(id, to, idempotencyKey, by);
  }

  @Mutation(() => ComplaintView, { description: 'Upheld, the award is taken back.' })
  @AllowedTo('complaint.decide')
  decideComplaint(
    @Args() { id, upheld, decision, idempotencyKey }: DecideComplaintArgs,
    @CurrentActor() by: Actor,
  ): Promise<ComplaintView> {
    return this.service.decide(id, upheld, decision, idempotencyKey, by);
  }

  @ResolveField(() => ProviderReference)
  provider(@Parent() { providerId }: ComplaintView): ProviderReference {
    return { id: providerId };
  }
}

@Resolver(() => DirectPurchaseView)
export class DirectPurchasesResolver {
  constructor(private readonly service: DirectPurchasesService) {}

  @Query(() => [DirectPurchaseView], { description: 'The newest 100 of the own organisations.' })
  @AllowedTo('direct.read')
  directPurchases(@CurrentActor() by: Actor): Promise<DirectPurchaseView[]> {
    return this.service.list(by);
  }

  @Mutation(() => DirectPurchaseView, {
    description: 'Orders a catalogue item at its listed price, where the rules allow it.',
  })
  @AllowedTo('direct.buy')
  buyDirect(
    @Args() { input, idempotencyKey }: BuyDirectArgs,
    @CurrentActor() by: Actor,
  ): Promise<DirectPurchaseView> {
    return this.service.buy(input, idempotencyKey, by);
  }

  @Mutation(() => DirectPurchaseView, { description: 'Taken, the contract is drafted as from an award.' })
  @AllowedTo('direct.answer')
  answerDirectPurchase(
    @Args() { id, accepted, reason, idempotencyKey }: AnswerDirectPurchaseArgs,
    @CurrentActor() by: Actor,
  ): Promise<DirectPurchaseView> {
    return this.service.answer(id, accepted, reason, idempotencyKey, by);
  }

  @ResolveField(() => EnterpriseReference, { nullable: true, description: 'Null to whom may not read it.' })
  enterprise(@Parent() { enterpriseId }: DirectPurchaseView): EnterpriseReference {
    return { id: enterpriseId };
  }

  @ResolveField(() => ProviderReference)
  provider(@Parent() { providerId }: DirectPurchaseView): ProviderReference {
    return { id: providerId };
  }

  @ResolveField(() => SolutionReference)
  solution(@Parent() { solutionId }: DirectPurchaseView): SolutionReference {
    return { id: solutionId };
  }
}
