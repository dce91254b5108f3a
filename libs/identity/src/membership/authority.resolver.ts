import { Args, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { Actor, OrganisationKind } from '#libs/kernel';
import { AllowedTo, CurrentActor, Division, IdempotencyKeyArg, OneOf, Text } from '#libs/platform';
import { AuthorityService } from './authority.service.js';
import { KindEnum } from './membership.enums.js';

@InputType()
export class RegisterAuthorityInput {
  @OneOf(KindEnum) kind!: OrganisationKind;

  @Text({ min: 1, most: 100, description: 'Its full name, 1 to 100 characters.' })
  name!: string;

  @Division({ nullable: true, description: 'GB/T 2260; left out: the whole province.' })
  divisionCode?: string;
}

@ObjectType('Authority', { description: 'A body in which officials hold their offices.' })
export class AuthorityView {
  @Field(() => ID) id!: string;
  @Field(() => KindEnum) kind!: OrganisationKind;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) divisionCode?: string | null;
  @Field(() => String, { nullable: true, description: 'Null where it is the whole province.' })
  divisionName?: string | null;
}

@Resolver(() => AuthorityView)
export class AuthorityResolver {
  constructor(private readonly authorities: AuthorityService) {}

  @Query(() => [AuthorityView], { name: 'authorities', description: 'All authorities, at most 500.' })
  @AllowedTo('authority.register')
  list(@CurrentActor() by: Actor): Promise<AuthorityView[]> {
    return this.authorities.list(by);
  }

  @Mutation(() => AuthorityView, {
    description: 'Enters an authority. Who acts for it is invited afterwards.',
  })
  @AllowedTo('authority.register')
  registerAuthority(
    @Args('input') input: RegisterAuthorityInput,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<AuthorityView> {
    return this.authorities.register(input, key, by);
  }
}
