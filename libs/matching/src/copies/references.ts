import { Directive, Field, ID, ObjectType } from '@nestjs/graphql';

/** An enterprise, told by the room enterprise. */
@ObjectType('Enterprise')
@Directive('@key(fields: "id", resolvable: false)')
export class EnterpriseReference {
  @Field(() => ID) id!: string;
}

/** A provider, told by the room provider. */
@ObjectType('Provider')
@Directive('@key(fields: "id", resolvable: false)')
export class ProviderReference {
  @Field(() => ID) id!: string;
}

/** A catalogue item, told by the room provider. */
@ObjectType('Solution')
@Directive('@key(fields: "id", resolvable: false)')
export class SolutionReference {
  @Field(() => ID) id!: string;
}

/** A person, told by the room identity. */
@ObjectType('NamedPerson')
@Directive('@key(fields: "id", resolvable: false)')
export class NamedPersonReference {
  @Field(() => ID) id!: string;
}
