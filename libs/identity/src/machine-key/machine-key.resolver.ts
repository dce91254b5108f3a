import { ParseUUIDPipe } from '@nestjs/common';
import { Args, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor } from '#libs/platform';
import { MachineKeyService } from './machine-key.service.js';

/** Only the public members exist here, so a private key is refused by the schema and never comes in. */
@InputType({ description: 'A public key as a JWK (RFC 7517): P-256 or Ed25519.' })
export class PublicJwkInput {
  @Field(() => String, { description: 'EC or OKP.' }) @IsIn(['EC', 'OKP']) kty!: string;
  @Field(() => String, { description: 'P-256 or Ed25519.' }) @IsIn(['P-256', 'Ed25519']) crv!: string;
  @Field(() => String) @Matches(/^[A-Za-z0-9_-]{43}$/) x!: string;
  @Field(() => String, { nullable: true }) @IsOptional() @Matches(/^[A-Za-z0-9_-]{43}$/) y?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(10) alg?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) kid?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsIn(['sig']) use?: string;
}

@InputType()
export class RegisterMachineKeyInput {
  @Field(() => ID) @IsUUID() organisationId!: string;

  @Field(() => String, { description: 'What the provider calls the machine, 1 to 100 characters.' })
  @Length(1, 100)
  @Matches(/^\P{C}+$/u)
  name!: string;

  @Field(() => PublicJwkInput) @ValidateNested() @Type(() => PublicJwkInput) publicJwk!: PublicJwkInput;
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
    @Args('organisationId', { type: () => ID }, ParseUUIDPipe) organisationId: string,
    @CurrentActor() by: Actor,
  ): Promise<MachineClientView[]> {
    return this.machines.list(organisationId, by);
  }

  @Mutation(() => MachineClientView, { description: 'Registers the public key of a machine.' })
  @AllowedTo('machine.manage')
  registerMachineKey(
    @Args('input') input: RegisterMachineKeyInput,
    @Args('idempotencyKey', { type: () => ID }) key: string,
    @CurrentActor() by: Actor,
  ): Promise<MachineClientView> {
    return this.machines.register(input, key, by);
  }

  @Mutation(() => MachineClientView, { description: 'Ends a machine; its key no longer counts.' })
  @AllowedTo('machine.manage')
  revokeMachineKey(
    @Args('clientId', { type: () => ID }, ParseUUIDPipe) clientId: string,
    @Args('idempotencyKey', { type: () => ID }) key: string,
    @CurrentActor() by: Actor,
  ): Promise<MachineClientView> {
    return this.machines.revoke(clientId, key, by);
  }
}
