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
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { ROLES, type Actor, type OrganisationKind, type Role } from '#libs/kernel';
import { AllowedTo, CurrentActor } from '#libs/platform';
import { KindEnum, RoleEnum } from '../membership/membership.resolver.js';
import { INVITATION_STATUSES, type InvitationStatus } from './invitation.moves.js';
import { InvitationService } from './invitation.service.js';

type Status = InvitationStatus | 'EXPIRED';
const StatusEnum = Object.fromEntries(
  [...INVITATION_STATUSES, 'EXPIRED' as const].map((status) => [status, status]),
) as { [S in Status]: S };
registerEnumType(StatusEnum, {
  name: 'InvitationStatus',
  description: 'Whose move it is: a second official’s, the invited person’s, or nobody’s any more.',
  valuesMap: {
    PROPOSED: { description: 'Waits for a second person; the invited one does not see it yet.' },
    OFFERED: { description: 'Waits for the invited person. Until it is accepted it gives nothing.' },
    ACCEPTED: { description: 'The role is in force.' },
    DECLINED: { description: 'The person did not want it.' },
    REFUSED: { description: 'The second person did not agree.' },
    WITHDRAWN: { description: 'Taken back before it was answered.' },
    EXPIRED: { description: 'Nobody answered in time.' },
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
  @Field(() => ID) @IsUUID() organisationId!: string;

  @Field(() => String, { description: 'The account of the person, who must have signed up.' })
  @IsString()
  @MaxLength(64)
  account!: string;

  @Field(() => RoleEnum) @IsIn(ROLES) role!: Role;

  @Field(() => String, { nullable: true, description: 'GB/T 2260; left out: the division of the authority.' })
  @IsOptional()
  @Matches(/^\d{6}(\d{3})?$/)
  divisionCode?: string;
}

@InputType()
export class AcceptInvitationInput {
  @Field(() => ID) @IsUUID() id!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Resident identity number; needed once, before the first office. Only a keyed digest is kept.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(40)
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
    @Args('organisationId', { type: () => ID }, ParseUUIDPipe) organisationId: string,
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
    @Args('idempotencyKey', { type: () => ID }) key: string,
    @CurrentActor() by: Actor,
  ): Promise<InvitationView> {
    return this.invitations.invite(input, key, by);
  }

  @Mutation(() => InvitationView, { description: 'The second person agrees to an invitation, or does not.' })
  @AllowedTo('membership.confirm')
  confirmInvitation(
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
    @Args('agree', { type: () => Boolean }) agree: boolean,
    @Args('idempotencyKey', { type: () => ID }) key: string,
    @CurrentActor() by: Actor,
  ): Promise<InvitationView> {
    return this.invitations.confirm(id, agree, key, by);
  }

  @Mutation(() => InvitationView, { description: 'Takes an invitation back before it is answered.' })
  @AllowedTo('membership.grant')
  withdrawInvitation(
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
    @Args('idempotencyKey', { type: () => ID }) key: string,
    @CurrentActor() by: Actor,
  ): Promise<InvitationView> {
    return this.invitations.withdraw(id, key, by);
  }

  @Mutation(() => InvitationView, { description: 'The invited person takes the role; from now on it holds.' })
  @AllowedTo('account.own')
  acceptInvitation(
    @Args('input') { id, identityNumber }: AcceptInvitationInput,
    @Args('idempotencyKey', { type: () => ID }) key: string,
    @CurrentActor() by: Actor,
  ): Promise<InvitationView> {
    return this.invitations.accept(id, identityNumber, key, by);
  }

  @Mutation(() => InvitationView, { description: 'The invited person does not want the role.' })
  @AllowedTo('account.own')
  declineInvitation(
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
    @Args('idempotencyKey', { type: () => ID }) key: string,
    @CurrentActor() by: Actor,
  ): Promise<InvitationView> {
    return this.invitations.decline(id, key, by);
  }
}
