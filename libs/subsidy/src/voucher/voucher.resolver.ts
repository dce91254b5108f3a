import { Args, Mutation, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { messageOf, type Actor, type Language } from '#libs/kernel';
import {
  CurrentLanguage,
  AllowedTo,
  CurrentActor,
  type RequestContext,
  IdArg,
  IdempotencyKeyArg,
  TextArg,
} from '#libs/platform';
import { eligibilityTexts } from '../rules/eligibility.texts.js';
import { ClaimService } from './claim.service.js';
import { VoucherService } from './voucher.service.js';
import {
  ClaimOutcomeView,
  ClaimVoucherInput,
  IneligibilityView,
  VoucherConnection,
  VouchersArgs,
  VoucherView,
} from './voucher.views.js';

@Resolver(() => VoucherView)
export class VoucherResolver {
  constructor(
    private readonly service: VoucherService,
    private readonly claims: ClaimService,
  ) {}

  @Query(() => VoucherView)
  @AllowedTo('voucher.read')
  voucher(@IdArg('id') id: string, @CurrentActor() by: Actor): Promise<VoucherView> {
    return this.service.visible(id, by);
  }

  @Query(() => VoucherConnection, { description: 'The vouchers that the caller may see, newest first.' })
  @AllowedTo('voucher.read')
  vouchers(@Args() page: VouchersArgs, @CurrentActor() by: Actor): Promise<VoucherConnection> {
    return this.service.list(page, by);
  }

  @Mutation(() => ClaimOutcomeView, {
    description: 'Claims a voucher for a contract that both sides signed.',
  })
  @AllowedTo('voucher.claim')
  claimVoucher(
    @Args('input') input: ClaimVoucherInput,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<ClaimOutcomeView> {
    return this.claims.claim(input, key, by);
  }

  @Mutation(() => VoucherView, {
    description: 'Gives a voucher up; an expired one can be released by the programme manager too.',
  })
  @AllowedTo('voucher.release')
  releaseVoucher(
    @IdArg('id') id: string,
    @TextArg('reason', { most: 2000, lines: true }) reason: string,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<VoucherView> {
    return this.service.release(id, reason, key, by);
  }

  @ResolveReference()
  @AllowedTo('voucher.read')
  resolveReference({ id }: { id: string }, { actor }: RequestContext): Promise<VoucherView> {
    return this.service.visible(id, actor!);
  }
}

@Resolver(() => IneligibilityView)
export class IneligibilityResolver {
  @ResolveField(() => String, { description: 'The rule in words, with the fact that was found.' })
  text(@Parent() { rule, asked, found }: IneligibilityView, @CurrentLanguage() language: Language): string {
    return messageOf(eligibilityTexts, rule, { asked, found }, language) ?? rule;
  }

  @ResolveField(() => String, { description: 'What can be done about it.' })
  remedy(@Parent() { rule }: IneligibilityView, @CurrentLanguage() language: Language): string {
    return messageOf(eligibilityTexts, `${rule}_MEND`, {}, language) ?? rule;
  }
}
