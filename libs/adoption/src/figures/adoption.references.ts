import { Directive, Field, ID, ObjectType } from '@nestjs/graphql';

/** A contract, told by matching. */
@ObjectType('Contract')
@Directive('@key(fields: "id", resolvable: false)')
export class ContractReference {
  @Field(() => ID) id!: string;
}

/** An enterprise, told by enterprise. */
@ObjectType('Enterprise')
@Directive('@key(fields: "id", resolvable: false)')
export class EnterpriseReference {
  @Field(() => ID) id!: string;
}

/** A provider, told by provider. */
@ObjectType('Provider')
@Directive('@key(fields: "id", resolvable: false)')
export class ProviderReference {
  @Field(() => ID) id!: string;
}
