import { ArgsType, Float, InputType } from '@nestjs/graphql';
import { IsInt, IsString, MaxLength, Min } from 'class-validator';
import { SHA256_HEX } from '#libs/kernel';
import { argument, Code, Id, IdempotencyKey, OneOf, Part } from '#libs/platform';
import { FileKind } from './file-kinds.rules.js';

const LONGEST_NAME = 1000;

@InputType()
export class BeginUploadInput {
  @OneOf(FileKind) kind!: FileKind;

  @argument(
    () => String,
    { description: 'What the file is called where it comes from; made safe where it is shown.' },
    IsString(),
    MaxLength(LONGEST_NAME),
  )
  name!: string;

  @argument(
    () => Float,
    { description: 'Whole bytes. A Float, because an Int ends at 2 GiB.' },
    IsInt(),
    Min(1),
  )
  sizeBytes!: number;

  @Code({ ...SHA256_HEX, description: 'SHA-256 of the bytes that will come.' }) sha256!: string;

  @Id({ nullable: true, description: 'For which organisation of the person it is handed in.' })
  organisationId?: string | null;
}

@ArgsType()
export class BeginUploadArgs {
  @Part(() => BeginUploadInput) input!: BeginUploadInput;
  @IdempotencyKey() idempotencyKey!: string;
}
