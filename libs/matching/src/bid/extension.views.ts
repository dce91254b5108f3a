import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsDate, IsString, IsUUID, Length, Matches, ValidateNested } from 'class-validator';
import { PLAIN_TEXT } from '#libs/kernel';
import { EXTENSION_CAUSES, type ExtensionCause } from './bid.entity.js';

const ExtensionCauseEnum = Object.fromEntries(EXTENSION_CAUSES.map((cause) => [cause, cause]));
registerEnumType(ExtensionCauseEnum, { name: 'ExtensionCause' });

@ObjectType({ description: 'A deadline put off, for all bidders alike.' })
export class DeadlineExtensionView {
  @Field(() => ID) id!: string;
  @Field(() => Date) fromDeadline!: Date;
  @Field(() => Date) toDeadline!: Date;
  @Field(() => ExtensionCauseEnum) cause!: ExtensionCause;
  @Field(() => String) reason!: string;
  @Field(() => Date) extendedAt!: Date;
}

@ObjectType({ description: 'What became of the deadline of a need.' })
export class DeadlineHistory {
  @Field(() => [DeadlineExtensionView], { description: 'The newest first.' })
  extensions!: readonly DeadlineExtensionView[];
  @Field(() => Date, {
    nullable: true,
    description: 'When the database first released the key of the bids, as it wrote down itself.',
  })
  openedAt?: Date | null;
}

@ObjectType()
export class IncidentExtension {
  @Field(() => Int) extended!: number;
  @Field(() => Int, { description: 'Needs in the window whose bids had been opened already.' })
  tooLate!: number;
}

@ArgsType()
export class ExtendDeadlineArgs {
  @Field(() => ID) @IsUUID() needId!: string;
  @Field(() => Date) @IsDate() until!: Date;
  @Field(() => String, { description: 'Shown to everyone, 4 to 500 characters.' })
  @IsString()
  @Length(4, 500)
  @Matches(PLAIN_TEXT)
  reason!: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@InputType()
export class IncidentInput {
  @Field(() => Date, { description: 'Every deadline from this moment ...' }) @IsDate() deadlinesFrom!: Date;
  @Field(() => Date, { description: '... to this one is put off, without exception.' })
  @IsDate()
  deadlinesTo!: Date;
  @Field(() => Date) @IsDate() until!: Date;
  @Field(() => String, { description: 'What happened; shown to everyone, 4 to 500 characters.' })
  @IsString()
  @Length(4, 500)
  @Matches(PLAIN_TEXT)
  reason!: string;
}

@ArgsType()
export class ExtendForIncidentArgs {
  @Field(() => IncidentInput) @ValidateNested() @Type(() => IncidentInput) input!: IncidentInput;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ArgsType()
export class SealingKeyArgs {
  @Field(() => ID) @IsUUID() needId!: string;
  @Field(() => String, { description: 'JWK of an X25519 key (RFC 8037), as text.' })
  @IsString()
  @Length(1, 1000)
  jwk!: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ObjectType()
export class SealingKeyAnswer {
  @Field(() => ID) needId!: string;
}
