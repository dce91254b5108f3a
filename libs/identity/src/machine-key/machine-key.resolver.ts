import { Args, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, Code, CurrentActor, Id, IdArg, IdempotencyKeyArg, Part, Text } from '#libs/platform';
import { MachineKeyService } from './machine-key.service.js';

/** 32 bytes in base64url, as in the example of RFC 8037. */
const COORDINATE = { form: /^[A-Za-z0-9_-]{43}$/, example: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };

/** Only the public members exist here, so a private key is refused by the schema and never comes in. */
@InputType({ description: 'A public key as a JWK (RFC 7517): P-256 or Ed25519.' })
export class PublicJwkInput {
  @Code({ form: /^(EC|OKP)$/, example: 'EC', description: 'EC or OKP.' }) kty!: string;
  @Code({ form: /^(P-256|Ed25519)$/, example: 'P-256', description: 'P-256 or Ed25519.' }) crv!: string;
  @Code({ ...COORDINATE, description: 'The x coordinate; of Ed25519 the key itself.' }) x!: string;
  @Code({ ...COORDINATE, nullable: true, description: 'The y coordinate, of P-256 only.' }) y?: string;
  @Text({ most: 10, nullable: true, description: 'Ignored: the curve says which algorithm it is.' })
  alg?: string;
  @Text({ most: 100, nullable: true, description: 'Ignored: a key is known by its thumbprint.' })
  kid?: string;
  @Code({ form: /^sig$/, example: 'sig', nullable: true, description: 'What the key is for: `sig`.' })
  use?: string;
}

@InputType()
export class RegisterMachineKeyInput {
  @Id() organisationId!: string;

  @Text({ min: 1, most: 100, description: 'What the provider calls the machine, 1 to 100 characters.' })
  name!: string;

  @Part(() => PublicJwkInput) publicJwk!: PublicJwkInput;
}

@ObjectType('MachineClient', { description: 'A program of a provider that signs in by a key of its own.' })
export class MachineClientView {
  @Field(() => ID, {
    description: 'Names the machine at the token endpoint (client credentials, private_key_jwt).',
  })
  clientId!: string;
  @Field(() => ID) organisationId!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'SHA-256 thumbprint of the key (RFC 7638).' }) thumbprint!: string;
  @Field(() => Date) registeredAt!: Date;
  @Field(() => Date, { nullable: true }) revokedAt?: Date | null;
}

@Resolver(() => MachineClientView)
export class MachineKeyResolver {
  constructor(private readonly machines: MachineKeyService) {}

  @Query(() => [MachineClientView], { description: 'The machines of a provider, at most 100.' })
  @AllowedTo('machine.manage')
  machineClients(
    @IdArg('organisationId') organisationId: string,
    @CurrentActor() by: Actor,
  ): Promise<MachineClientView[]> {
    return this.machines.list(organisationId, by);
  }

  @Mutation(() => MachineClientView, { description: 'Registers the public key of a machine.' })
  @AllowedTo('machine.manage')
  registerMachineKey(
    @Args('input') input: RegisterMachineKeyInput,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<MachineClientView> {
    return this.machines.register(input, key, by);
  }

  @Mutation(() => MachineClientView, { description: 'Ends a machine; its key no longer counts.' })
  @AllowedTo('machine.manage')
  revokeMachineKey(
    @IdArg('clientId') clientId: string,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<MachineClientView> {
    return this.machines.revoke(clientId, key, by);
  }
}
