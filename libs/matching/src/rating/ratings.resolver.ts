import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor } from '#libs/platform';
import { RateContractArgs, RatingOfContractArgs, RatingView, ReplyToRatingArgs } from './rating.views.js';
import { RatingsService } from './ratings.service.js';

@Resolver(() => RatingView)
export class RatingsResolver {
  constructor(private readonly ratings: RatingsService) {}

  @Query(() => RatingView, { nullable: true, description: 'For those who may see the contract.' })
  @AllowedTo('contract.read')
  contractRating(
    @Args() { contractId }: RatingOfContractArgs,
    @CurrentActor() by: Actor,
  ): Promise<RatingView | null> {
    return this.ratings.ofContract(contractId, by);
  }

  @Mutation(() => RatingView, { description: 'The enterprise rates an accepted contract, once.' })
  @AllowedTo('contract.rate')
  rateContract(
    @Args() { input, idempotencyKey }: RateContractArgs,
    @CurrentActor() by: Actor,
  ): Promise<RatingView> {
    return this.ratings.rate(input, idempotencyKey, by);
  }

  @Mutation(() => RatingView, { description: "The provider's one reply to a rating." })
  @AllowedTo('rating.reply')
  replyToRating(
    @Args() { ratingId, reply, idempotencyKey }: ReplyToRatingArgs,
    @CurrentActor() by: Actor,
  ): Promise<RatingView> {
    return this.ratings.reply(ratingId, reply, idempotencyKey, by);
  }
}
