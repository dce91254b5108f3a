import { ArgsType, Field, ID, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { PLAIN_TEXT } from '#libs/kernel';

@ObjectType('SigningKey', { description: 'The public half of a key by which a signatory signs contracts.' })
export class SigningKeyView {
  @Field(() => ID) id!: string;
  @Field(() => ID) organisationId!: string;
  @Field(() => String) name!: string;
  @Field(() => String) publicJwk!: string;
  @Field(() => String, { description: 'RFC 7638, SHA-256.' }) thumbprint!: string;
  @Field(() => String, { description: 'EdDSA or ES256.' }) algorithm!: string;
  @Field(() => Date) registeredAt!: Date;
  @Field(() => Date, { nullable: true }) revokedAt?: Date | null;
}

@ArgsType()
export class SigningKeysArgs {
  @Field(() => ID) @IsUUID() organisationId!: string;
}

@ArgsType()
export class RegisterSigningKeyArgs extends SigningKeysArgs {
  @Field(() => String) @IsString() @Length(1, 100) @Matches(PLAIN_TEXT) name!: string;
  @Field(() => String, { description: 'JSON of a JWK (RFC 7517): Ed25519 or P-256, public members only.' })
  @IsString()
  @Length(1, 2000)
  publicJwk!: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ArgsType()
export class RevokeSigningKeyArgs {
  @Field(() => ID) @IsUUID() id!: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ArgsType()
export class SignContractArgs {
  @Field(() => ID) @IsUUID() id!: string;
  @Field(() => String, { description: 'Of the document that was read before signing.' })
  @Matches(/^[0-9a-f]{64}$/)
  documentHash!: string;
  @Field(() => String, {
    nullable: true,
    description:
      'A compact JWS over the bytes of the document, its payload left out (RFC 7515 appendix F, or RFC 7797). Left out: the platform attests the consent.',
  })
  @IsOptional()
  @Length(1, 4002)
  signature?: string;
  @Field(() => ID, { nullable: true, description: 'The registered key that made the signature.' })
  @IsOptional()
  @IsUUID()
  signingKeyId?: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}
