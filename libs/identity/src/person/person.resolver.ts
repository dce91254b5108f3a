import {
  Args,
  ArgsType,
  Directive,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  ResolveReference,
} from '@nestjs/graphql';
import { isUUID } from 'class-validator';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor, Public, Secret, Text } from '#libs/platform';
import { PersonService } from './person.service.js';

@InputType({
  description: 'A new person. Roles come later: by registering a company, or from one that has them to give.',
})
export class SignUpInput {
  @Text({ most: 64, description: '3 to 64 characters; upper and lower case are the same.' })
  account!: string;

  @Text({ min: 1, most: 100, description: 'The name that others see, 1 to 100 characters.' })
  displayName!: string;

  @Secret({ most: 512, description: 'At least 12 characters; neither the account nor a credit code in it.' })
  password!: string;
}

@ObjectType('Person', { description: 'Somebody who signs in.' })
export class PersonView {
  @Field(() => ID) id!: string;
  @Field(() => String) account!: string;
  @Field(() => String) displayName!: string;
}

@ArgsType()
export class PersonOfAccountArgs {
  @Text({ min: 1, most: 64, description: 'As the person wrote it; upper and lower case are the same.' })
  account!: string;
}

@ObjectType('NamedPerson', { description: 'Somebody as those see them who have to do with them.' })
@Directive('@key(fields: "id")')
export class NamedPersonView {
  @Field(() => ID) id!: string;
  @Field(() => String) displayName!: string;
}

@Resolver(() => PersonView)
export class PersonResolver {
  constructor(private readonly people: PersonService) {}

  @Mutation(() => PersonView, {
    description: 'Makes an account; sign in afterwards at the issuer below /oidc.',
  })
  @Public()
  signUp(@Args('input') input: SignUpInput): Promise<PersonView> {
    return this.people.signUp(input);
  }

  @Query(() => PersonView, { nullable: true, description: 'The person who asks; null for a machine.' })
  @AllowedTo('account.own')
  me(@CurrentActor() by: Actor): Promise<PersonView | null> {
    return this.people.me(by);
  }
}

@Resolver(() => NamedPersonView)
export class NamedPersonResolver {
  constructor(private readonly people: PersonService) {}

  @Query(() => NamedPersonView, {
    description:
      'The person of an account, to ask them to judge bids. The account is written out, not searched.',
  })
  @AllowedTo('evaluation.appoint')
  personOfAccount(@Args() { account }: PersonOfAccountArgs): Promise<NamedPersonView> {
    return this.people.ofAccount(account);
  }

  /** Somebody who learned the id from a room may know the name behind it. */
  @ResolveReference()
  @AllowedTo('account.own')
  resolveReference({ id }: { id: string }): Promise<NamedPersonView | null> {
    return isUUID(id) ? this.people.named(id) : Promise.resolve(null);
  }
}
