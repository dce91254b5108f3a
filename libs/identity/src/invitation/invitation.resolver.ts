import { Args, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { Actor, OrganisationKind, Role } from '#libs/kernel';
import {
  AllowedTo,
  CurrentActor,
  describeEnum,
  Division,
  Id,
  IdArg,
  IdempotencyKeyArg,
  OneOf,
  Text,
} from '#libs/platform';
import { KindEnum, RoleEnum } from '../membership/membership.enums.js';
import { INVITATION_STATUSES, type InvitationStatus } from './invitation.moves.js';
import { InvitationService } from './invitation.service.js';

type Status = InvitationStatus | 'EXPIRED';
const StatusEnum = Object.fromEntries(
  [...INVITATION_STATUSES, 'EXPIRED' as const].map((status) => [status, status]),
) as { [S in Status]: S };
describeEnum(StatusEnum, {
  name: 'InvitationStatus',
  description: 'Whose move it is: a second official’s, the invited person’s, or nobody’s any more.',
  values: {
    PROPOSED: {
      'zh-CN': '待第二人同意',
      en: 'proposed',
      meaning: 'waits for a second person; the invited one does not see it yet',
    },
    OFFERED: {
      'zh-CN': '待本人答复',
      en: 'offered',
      meaning: 'waits for the invited person and gives nothing until it is accepted',
    },
    ACCEPTED: { 'zh-CN': '已接受', en: 'accepted', meaning: 'the role is in force' },
    DECLINED: { 'zh-CN': '本人谢绝', en: 'declined', meaning: 'the person did not want it' },
    REFUSED: { 'zh-CN': '第二人不同意', en: 'refused', meaning: 'the second person did not agree' },
    WITHDRAWN: { 'zh-CN': '已撤回', en: 'withdrawn', meaning: 'taken back before it was answered' },
    EXPIRED: { 'zh-CN': '已过期', en: 'expired', meaning: 'nobody answered in time' },
  },
});

@ObjectType('Invitation', {
  description: 'A role that is offered to a person, and is nothing until the person accepts it.',
})
export class InvitationView {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'The account that is invited.' }) account!: string;
  @Field(() => ID) organisationId!: string;
  @Field(() => String) organisationName!: string;
  @Field(() => KindEnum) organisationKind!: OrganisationKind;
  @Field(() => RoleEnum) role!: Role;
  @Field(() => String, { nullable: true, description: 'For officials: whose files they would handle.' })
  divisionCode?: string | null;
  @Field(() => StatusEnum) status!: Status;
  @Field(() => Date) proposedAt!: Date;
  @Field(() => Date, { description: 'Not answered by then, it lapses.' }) expiresAt!: Date;
  @Field(() => Boolean, { description: 'Accepting it takes the number of the identity document.' })
  proofNeeded!: boolean;
}

@InputType()
export class InviteMemberInput {
  @Id() organisationId!: string;

  @Text({ min: 1, most: 64, description: 'The account of the person, who must have signed up.' })
  account!: string;

  @OneOf(RoleEnum) role!: Role;

  @Division({
    nullable: true,
    description: 'GB/T 2260; left out: the division of the authority.',
  })
  divisionCode?: string;
}

@InputType()
export class AcceptInvitationInput {
  @Id() id!: string;

  @Text({
    most: 40,
    nullable: true,
    description:
      'Resident identity number; needed once, before the first office. Only a keyed digest is kept.',
  })
  identityNumber?: string;
}

@Resolver(() => InvitationView)
export class InvitationResolver {
  constructor(private readonly invitations: InvitationService) {}

  @Query(() => [InvitationView], { description: 'The roles that are offered to the person who asks.' })
  @AllowedTo('account.own')
  myInvitations(@CurrentActor() by: Actor): Promise<InvitationView[]> {
    return this.invitations.mine(by);
  }

  @Query(() => [InvitationView], {
    name: 'invitations',
    description: 'What an organisation offers, at most the newest 100.',
  })
  @AllowedTo('membership.grant')
  ofOrganisation(
    @IdArg('organisationId') organisationId: string,
    @CurrentActor() by: Actor,
  ): Promise<InvitationView[]> {
    return this.invitations.ofOrganisation(organisationId, by);
  }

  @Query(() => [InvitationView], { description: 'Invitations that wait for a second person, at most 100.' })
  @AllowedTo('membership.confirm')
  invitationsToConfirm(@CurrentActor() by: Actor): Promise<InvitationView[]> {
    return this.invitations.awaiting(by);
  }

  @Mutation(() => InvitationView, {
    description: 'Offers a person a role. Offices wait for a second person before the invited one sees them.',
  })
  @AllowedTo('membership.grant')
  inviteMember(
    @Args('input') input: InviteMemberInput,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<InvitationView> {
    return this.invitations.invite(input, key, by);
  }

  @Mutation(() => InvitationView, { description: 'The second person agrees to an invitation, or does not.' })
  @AllowedTo('membership.confirm')
  confirmInvitation(
    @IdArg('id') id: string,
    @Args('agree', { type: () => Boolean }) agree: boolean,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<InvitationView> {
    return this.invitations.confirm(id, agree, key, by);
  }

  @Mutation(() => InvitationView, { description: 'Takes an invitation back before it is answered.' })
  @AllowedTo('membership.grant')
  withdrawInvitation(
    @IdArg('id') id: string,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<InvitationView> {
    return this.invitations.withdraw(id, key, by);
  }

  @Mutation(() => InvitationView, { description: 'The invited person takes the role; from now on it holds.' })
  @AllowedTo('account.own')
  acceptInvitation(
    @Args('input') { id, identityNumber }: AcceptInvitationInput,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<InvitationView> {
    return this.invitations.accept(id, identityNumber, key, by);
  }

  @Mutation(() => InvitationView, { description: 'The invited person does not want the role.' })
  @AllowedTo('account.own')
  declineInvitation(
    @IdArg('id') id: string,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<InvitationView> {
    return this.invitations.decline(id, key, by);
  }
}
