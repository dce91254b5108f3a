import { Id, Text, IdempotencyKey, Code } from '#libs/platform';
import { SHA256_HEX } from '#libs/kernel';
import { ArgsType, Field, ID, ObjectType } from '@nestjs/graphql';

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
  @Id()
  organisationId!: string;
}

@ArgsType()
export class RegisterSigningKeyArgs extends SigningKeysArgs {
  @Text({ min: 1, most: 100 })
  name!: string;
  @Text({
    min: 1,
    most: 2000,
    lines: true,
    description: 'JSON of a JWK (RFC 7517): Ed25519 or P-256, public members only.',
  })
  publicJwk!: string;
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ArgsType()
export class RevokeSigningKeyArgs {
  @Id()
  id!: string;
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ArgsType()
export class SignContractArgs {
  @Id()
  id!: string;
  @Code({
    ...SHA256_HEX,
    description: 'Of the document that was read before signing.',
  })
  documentHash!: string;
  @Text({
    min: 1,
    most: 4002,
    lines: true,
    nullable: true,
    description:
      'A compact JWS over the bytes of the document, its payload left out (RFC 7515 appendix F, or RFC 7797). Left out: the platform attests the consent.',
  })
  signature?: string;
  @Id({ nullable: true, description: 'The registered key that made the signature.' })
  signingKeyId?: string;
  @IdempotencyKey()
  idempotencyKey!: string;
}
