import {
  ArgsType,
  Directive,
  Field,
  ID,
  InputType,
  Int,
  ObjectType,
  registerEnumType,
} from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsDate,
  IsDefined,
  IsEnum,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { PLAIN_TEXT } from '#libs/kernel';
import { connectionOf, FenScalar, LocalDateScalar, PageArgs } from '#libs/platform';
import { NeedState } from './need.moves.js';

registerEnumType(NeedState, {
  name: 'NeedState',
  description: 'OPEN until the deadline for bids, then CLOSED.',
});

@ObjectType('Need', { description: 'What an enterprise wants to have solved.' })
@Directive('@key(fields: "id")')
export class NeedView {
  @Field(() => ID) id!: string;
  enterpriseId!: string;
  @Field(() => String) title!: string;
  @Field(() => String) description!: string;
  @Field(() => String, { description: 'Scene of the maturity questionnaire, S01 to S16.' }) scenario!: string;
  @Field(() => [String]) protocols!: string[];
  @Field(() => [String]) integrations!: string[];
  @Field(() => FenScalar) budgetFromFen!: bigint;
  @Field(() => FenScalar) budgetToFen!: bigint;
  @Field(() => LocalDateScalar) deliverBy!: string;
  @Field(() => Date, { description: 'Bids are taken before this moment and can be read from it on.' })
  bidDeadline!: Date;
  @Field(() => Date) publishedAt!: Date;
  @Field(() => String, {
    description: 'As on the day of publication, like all facts of the enterprise here.',
  })
  enterpriseName!: string;
  @Field(() => String) divisionCode!: string;
  @Field(() => String) industryCode!: string;
  @Field(() => String) sizeClass!: string;
  @Field(() => NeedState) state!: NeedState;
  @Field(() => Date, { nullable: true }) awardedAt?: Date | null;
}

@ObjectType()
export class NeedConnection extends connectionOf(NeedView, 'Need') {}

@InputType()
export class PublishNeedInput {
  @Field(() => ID) @IsUUID() enterpriseId!: string;
  @Field(() => String, { description: '4 to 120 characters.' })
  @IsString()
  @Length(4, 120)
  @Matches(PLAIN_TEXT)
  title!: string;
  @Field(() => String, { description: '10 to 5,000 characters.' })
  @IsString()
  @Length(10, 5000)
  @Matches(PLAIN_TEXT)
  description!: string;
  @Field(() => String, { description: 'S01 to S16.' }) @Matches(/^S(0[1-9]|1[0-6])$/) scenario!: string;
  @Field(() => [String], { description: 'What the machines speak: OPC UA, Modbus TCP ...' })
  @ArrayMaxSize(30)
  @Length(1, 60, { each: true })
  @Matches(PLAIN_TEXT, { each: true })
  protocols!: string[];
  @Field(() => [String], { description: 'Systems in use that the solution must connect to: ERP, MES ...' })
  @ArrayMaxSize(30)
  @Length(1, 60, { each: true })
  @Matches(PLAIN_TEXT, { each: true })
  integrations!: string[];
  @Field(() => FenScalar) @IsDefined() budgetFromFen!: bigint;
  @Field(() => FenScalar) @IsDefined() budgetToFen!: bigint;
  @Field(() => LocalDateScalar) @IsString() deliverBy!: string;
  @Field(() => Date) @IsDate() bidDeadline!: Date;
}

@ArgsType()
export class PublishNeedArgs {
  @Field(() => PublishNeedInput) @ValidateNested() @Type(() => PublishNeedInput) input!: PublishNeedInput;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ArgsType()
export class NeedArgs {
  @Field(() => ID) @IsUUID() id!: string;
}

@ArgsType()
export class OfNeedArgs {
  @Field(() => ID) @IsUUID() needId!: string;
}

@ArgsType()
export class MatchesArgs extends OfNeedArgs {
  @Field(() => Int, {
    defaultValue: 10,
    description: 'How many of the best, and of those left out; 1 to 100.',
  })
  @IsInt()
  @Min(1)
  @Max(100)
  first: number = 10;
}

@ArgsType()
export class NeedsArgs extends PageArgs {
  @Field(() => NeedState, { nullable: true }) @IsOptional() @IsEnum(NeedState) state?: NeedState;
  @Field(() => String, { nullable: true }) @IsOptional() @Matches(/^S(0[1-9]|1[0-6])$/) scenario?: string;
}
