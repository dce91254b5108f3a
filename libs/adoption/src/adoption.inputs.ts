import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsLowercase,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { LocalDateScalar, PageArgs } from '#libs/platform';
import { GoalEnum, GradeEnum } from './adoption.views.js';
import { GOALS, GRADES, type Goal, type Grade } from './counting/counting.rules.js';

/** Entries in one batch. */
const MOST_ENTRIES = 1_000;
const LARGEST_COUNT = 1_000_000_000;
const SHA_256 = /^[0-9a-f]{64}$/;

@InputType()
export class UsageEntryInput {
  @Field(() => ID) @IsUUID() @IsLowercase() contractId!: string;
  @Field(() => ID) @IsUUID() @IsLowercase() enterpriseId!: string;
  @Field(() => Int, { description: 'Different people of the enterprise who signed in that day.' })
  @IsInt()
  @Min(0)
  @Max(LARGEST_COUNT)
  activeUsers!: number;
  @Field(() => Int, { description: 'Log-ins and data points of that day.' })
  @IsInt()
  @Min(0)
  @Max(LARGEST_COUNT)
  events!: number;
}

@InputType()
export class ReportUsageInput {
  @Field(() => ID, {
    description: 'A UUID chosen by the sender; the same batch again gets the first report.',
  })
  @IsUUID()
  @IsLowercase()
  batchId!: string;

  @Field(() => LocalDateScalar, { description: 'The day of the use, Asia/Shanghai.' })
  @IsString()
  periodDay!: string;

  @Field(() => [UsageEntryInput], { description: `1 to ${MOST_ENTRIES} entries.` })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_ENTRIES)
  @ValidateNested({ each: true })
  @Type(() => UsageEntryInput)
  entries!: UsageEntryInput[];

  @Field(() => String, {
    description:
      'Detached JWS (RFC 7515, appendix F), compact: header..signature, ES256 or EdDSA, by the registered key of the machine, over the canonical JSON of { batchId, periodDay, entries }.',
  })
  @IsString()
  @MaxLength(4_000)
  signature!: string;
}

@InputType()
export class DeclareAdoptionInput {
  @Field(() => ID) @IsUUID() enterpriseId!: string;
  @Field(() => GoalEnum) @IsIn(GOALS) goal!: Goal;
}

@InputType()
export class PaperEvidenceInput {
  @Field(() => ID) @IsUUID() enterpriseId!: string;

  @Field(() => ID, { nullable: true, description: 'Where the contract is known to the platform.' })
  @IsOptional()
  @IsUUID()
  contractId?: string | null;

  @Field(() => Boolean, { description: 'The contract is for use of an industrial-internet platform.' })
  @IsBoolean()
  industrialPlatform!: boolean;

  @Field(() => Boolean, { description: 'The contract is for use of public cloud.' })
  @IsBoolean()
  publicCloud!: boolean;

  @Field(() => String, { description: 'SHA-256 of the signed contract, hexadecimal.' })
  @Matches(SHA_256)
  contractHash!: string;

  @Field(() => String, { description: 'SHA-256 of the invoice.' }) @Matches(SHA_256) invoiceHash!: string;

  @Field(() => String, { description: 'SHA-256 of the acceptance report.' })
  @Matches(SHA_256)
  acceptanceHash!: string;
}

@ArgsType()
export class CountedEnterprisesArgs extends PageArgs {
  @Field(() => GoalEnum) @IsIn(GOALS) goal!: Goal;

  @Field(() => GradeEnum, {
    nullable: true,
    description: 'D lists who is only declared; absent: A, B and C.',
  })
  @IsOptional()
  @IsIn(GRADES)
  grade?: Grade | null;
}
