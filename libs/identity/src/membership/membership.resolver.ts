import {
  Args,
  ArgsType,
  Field,
  ID,
  Mutation,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import type { Actor, OrganisationKind, Role } from '#libs/kernel';
import {
  AllowedTo,
  connectionOf,
  CurrentActor,
  Id,
  IdArg,
  IdempotencyKeyArg,
  PageArgs,
  type Connection,
} from '#libs/platform';
import { PersonView } from '../person/person.resolver.js';
import { KindEnum, RoleEnum } from './membership.enums.js';
import { MembershipService } from './membership.service.js';

@ObjectType('Membership', { description: 'A role that a person holds in an organisation.' })
export class MembershipView {
  @Field(() => ID) id!: string;
  @Field(() => ID) personId!: string;
  @Field(() => String) account!: string;
  @Field(() => String) displayName!: string;
  @Field(() => ID) organisationId!: string;
  @Field(() => String) organisationName!: string;
  @Field(() => KindEnum) organisationKind!: OrganisationKind;
  @Field(() => RoleEnum) role!: Role;
  @Field(() => String, {
    nullable: true,
    description: 'For officials: whose files they handle; null for all.',
  })
  divisionCode?: string | null;
  @Field(() => String, { nullable: true, description: 'The name of that division.' })
  divisionName?: string | null;
  @Field(() => Date) grantedAt!: Date;
  @Field(() => Date, { nullable: true }) endedAt?: Date | null;
  @Field(() => Boolean, {
    description: 'Its end was proposed just now and waits for a second person (`confirmProposal`).',
  })
  endAwaitsSecondPerson!: boolean;
}

@ObjectType()
class MembershipConnection extends connectionOf(MembershipView, 'Membership') {}

@ArgsType()
export class MembershipsArgs extends PageArgs {
  @Id() organisationId!: string;
}

@Resolver(() => MembershipView)
export class MembershipResolver {
  constructor(private readonly memberships: MembershipService) {}

  @Query(() => MembershipConnection, {
    name: 'memberships',
    description: 'Who holds which role in an organisation now.',
  })
  @AllowedTo('membership.read')
  list(
    @Args() { organisationId, ...page }: MembershipsArgs,
    @CurrentActor() by: Actor,
  ): Promise<Connection<MembershipView>> {
    return this.memberships.list(organisationId, page, by);
  }

  @Mutation(() => MembershipView, {
    description:
      'Takes a role from a person; the record of it stays. The last of an office or a signature takes a second person.',
  })
  @AllowedTo('membership.grant')
  endMembership(
    @IdArg('id') id: string,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<MembershipView> {
    return this.memberships.end(id, key, by);
  }
}

/** What a person may be, beside who the person is. */
@Resolver(() => PersonView)
export class PersonMembershipsResolver {
  constructor(private readonly memberships: MembershipService) {}

  @ResolveField(() => [MembershipView], { name: 'memberships', description: 'The roles that hold now.' })
  of(@Parent() person: PersonView): Promise<MembershipView[]> {
    return this.memberships.ofPerson(person.id);
  }
}
