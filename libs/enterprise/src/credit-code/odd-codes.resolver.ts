import { Args, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CreditCode, CurrentActor, IdArg, IdempotencyKeyArg, Text } from '#libs/platform';
import { OddCodes } from './odd-codes.service.js';

@ObjectType('OddCode', {
  description: 'A unified social credit code that a registry gave out otherwise than GB 32100 says.',
})
export class OddCodeView {
  @Field(() => ID) id!: string;
  @Field(() => String) unifiedSocialCreditCode!: string;
  @Field(() => String, { description: 'The refusal that the code meets by itself, e.g. USCC_CHECK_DIGIT.' })
  refusal!: string;
  @Field(() => String, { description: 'Which licence was seen, and what the registry said.' })
  reason!: string;
  @Field(() => Date) proposedAt!: Date;
  @Field(() => Date, {
    nullable: true,
    description: 'Since when it is taken; absent while a second official is waited for.',
  })
  confirmedAt?: Date | null;
}

@InputType('OddCodeInput')
export class OddCodeInput {
  @CreditCode() unifiedSocialCreditCode!: string;
  @Text({
    min: 4,
    most: 500,
    lines: true,
    description: 'Which licence was seen, and what the registry said.',
  })
  reason!: string;
}

@Resolver(() => OddCodeView)
export class OddCodesResolver {
  constructor(private readonly codes: OddCodes) {}

  @Query(() => [OddCodeView], {
    description: 'Codes that do not keep to GB 32100, proposed and confirmed; the newest 100.',
  })
  @AllowedTo('odd-code.read')
  oddCodes(@CurrentActor() by: Actor): Promise<OddCodeView[]> {
    return this.codes.list(by);
  }

  @Mutation(() => OddCodeView, {
    description: 'An official has seen the licence of a code that is refused; another one confirms it.',
  })
  @AllowedTo('odd-code.propose')
  proposeOddCode(
    @Args('input') { unifiedSocialCreditCode, reason }: OddCodeInput,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<OddCodeView> {
    return this.codes.propose(unifiedSocialCreditCode, reason, key, by);
  }

  @Mutation(() => OddCodeView, { description: 'The second official: a company may register under the code.' })
  @AllowedTo('odd-code.confirm')
  confirmOddCode(
    @IdArg('id') id: string,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<OddCodeView> {
    return this.codes.confirm(id, key, by);
  }
}
