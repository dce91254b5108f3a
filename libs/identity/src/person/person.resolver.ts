import { Args, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
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
