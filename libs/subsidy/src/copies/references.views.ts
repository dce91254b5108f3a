import { Directive, Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType('Enterprise')
@Directive('@key(fields: "id", resolvable: false)')
export class EnterpriseReference {
  @Field(() => ID) id!: string;
}

@ObjectType('Provider')
@Directive('@key(fields: "id", resolvable: false)')
export class ProviderReference {
  @Field(() => ID) id!: string;
}

@ObjectType('Contract')
@Directive('@key(fields: "id", resolvable: false)')
export class ContractReference {
  @Field(() => ID) id!: string;
}
