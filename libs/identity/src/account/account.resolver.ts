import { Args, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { forbidden, type Actor } from '#libs/kernel';
import {
  AllowedTo,
  CurrentActor,
  describeEnum,
  IdArg,
  IdempotencyKeyArg,
  Secret,
  Text,
} from '#libs/platform';
import { PROPOSED_ACTS, type ProposedAct } from '../two-person/proposal.entity.js';
import { AccountService } from './account.service.js';

const ActEnum = Object.fromEntries(PROPOSED_ACTS.map((act) => [act, act])) as { [A in ProposedAct]: A };
describeEnum(ActEnum, {
  name: 'ProposedAct',
  description: 'An act that may take two people.',
  values: {
    END_MEMBERSHIP: { 'zh-CN': '终止角色', en: 'end a role' },
    RESET_PASSWORD: { 'zh-CN': '重设密码', en: 'a link for a new password' },
    DISABLE_ACCOUNT: { 'zh-CN': '停用账号', en: 'close an account' },
    ENABLE_ACCOUNT: { 'zh-CN': '恢复账号', en: 'open an account again' },
  },
});

@InputType()
export class ChangePasswordInput {
  @Secret({ most: 512, description: 'The password that holds now.' })
  current!: string;

  @Secret({ most: 512, description: 'At least 12 characters, and none that would be guessed.' })
  next!: string;
}

@InputType()
export class AccountInput {
  @Text({ min: 1, most: 64, description: 'The account that it is about.' })
  account!: string;
}

@ObjectType('Order', { description: 'What became of an act that may take two people.' })
export class OrderView {
  @Field(() => ActEnum) act!: ProposedAct;
  @Field(() => ID, {
    nullable: true,
    description: 'What a second person has to confirm; null when it is done.',
  })
  proposalId?: string | null;
}

@ObjectType('Proposal', { description: 'An act that waits for a second person.' })
export class ProposalView {
  @Field(() => ID) id!: string;
  @Field(() => ActEnum) act!: ProposedAct;
  @Field(() => String, { description: 'The account that it is about.' }) account!: string;
  @Field(() => String, { description: 'The account that proposed it.' }) proposedBy!: string;
  @Field(() => Date) proposedAt!: Date;
  @Field(() => Date, { description: 'Not confirmed by then, it lapses.' }) expiresAt!: Date;
}

@Resolver()
export class AccountResolver {
  constructor(private readonly accounts: AccountService) {}

  @Mutation(() => Boolean, {
    description: 'A new password for who knows the old one. All other sign-ins of the person end at once.',
  })
  @AllowedTo('account.own')
  async changePassword(
    @Args('input') { current, next }: ChangePasswordInput,
    @CurrentActor() by: Actor,
  ): Promise<boolean> {
    if (by.machine) throw forbidden('account.own');
    await this.accounts.changePassword(by.personId, current, next, by.sessionId);
    return true;
  }

  @Mutation(() => OrderView, {
    description: 'Proposes a link for a new password; a second person confirms it.',
  })
  @AllowedTo('account.manage')
  proposePasswordReset(
    @Args('input') { account }: AccountInput,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<OrderView> {
    return this.accounts.proposeReset(account, key, by);
  }

  @Mutation(() => OrderView, { description: 'Closes an account; that of an official takes a second person.' })
  @AllowedTo('account.manage')
  disableAccount(
    @Args('input') { account }: AccountInput,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<OrderView> {
    return this.accounts.disable(account, key, by);
  }

  @Mutation(() => OrderView, {
    description: 'Opens an account again; that of an official takes a second person.',
  })
  @AllowedTo('account.manage')
  enableAccount(
    @Args('input') { account }: AccountInput,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<OrderView> {
    return this.accounts.enable(account, key, by);
  }

  @Query(() => [ProposalView], { description: 'What waits for a second person, at most 100.' })
  @AllowedTo('membership.confirm')
  proposals(@CurrentActor() by: Actor): Promise<ProposalView[]> {
    return this.accounts.waiting(by);
  }

  @Mutation(() => OrderView, { description: 'The second person agrees, and the act is done.' })
  @AllowedTo('membership.confirm')
  confirmProposal(
    @IdArg('id') id: string,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<OrderView> {
    return this.accounts.confirm(id, key, by);
  }
}
