import { ParseUUIDPipe } from '@nestjs/common';
import {
  Args,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Query,
  registerEnumType,
  Resolver,
} from '@nestjs/graphql';
import { IsString, MaxLength } from 'class-validator';
import { DomainError, type Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor } from '#libs/platform';
import { PROPOSED_ACTS, type ProposedAct } from '../two-person/proposal.entity.js';
import { AccountService } from './account.service.js';

const ActEnum = Object.fromEntries(PROPOSED_ACTS.map((act) => [act, act])) as { [A in ProposedAct]: A };
registerEnumType(ActEnum, { name: 'ProposedAct', description: 'An act that may take two people.' });

@InputType()
export class ChangePasswordInput {
  @Field(() => String, { description: 'The password that holds now.' })
  @IsString()
  @MaxLength(512)
  current!: string;
  @Field(() => String, { description: 'At least 12 characters, and none that would be guessed.' })
  @IsString()
  @MaxLength(512)
  next!: string;
}

@InputType()
export class AccountInput {
  @Field(() => String, { description: 'The account that it is about.' })
  @IsString()
  @MaxLength(64)
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
    if (by.machine) throw new DomainError('FORBIDDEN', { privilege: 'account.own' });
    await this.accounts.changePassword(by.personId, current, next, by.sessionId);
    return true;
  }

  @Mutation(() => OrderView, {
    description: 'Proposes a link for a new password; a second person confirms it.',
  })
  @AllowedTo('account.manage')
  proposePasswordReset(
    @Args('input') { account }: AccountInput,
    @Args('idempotencyKey', { type: () => ID }) key: string,
    @CurrentActor() by: Actor,
  ): Promise<OrderView> {
    return this.accounts.proposeReset(account, key, by);
  }

  @Mutation(() => OrderView, { description: 'Closes an account; that of an official takes a second person.' })
  @AllowedTo('account.manage')
  disableAccount(
    @Args('input') { account }: AccountInput,
    @Args('idempotencyKey', { type: () => ID }) key: string,
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
    @Args('idempotencyKey', { type: () => ID }) key: string,
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
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
    @Args('idempotencyKey', { type: () => ID }) key: string,
    @CurrentActor() by: Actor,
  ): Promise<OrderView> {
    return this.accounts.confirm(id, key, by);
  }
}
