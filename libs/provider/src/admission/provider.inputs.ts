import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBoolean,
  IsDefined,
  IsEnum,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { PLAIN_TEXT } from '#libs/kernel';
import { FenScalar, LocalDateScalar, PageArgs } from '#libs/platform';
import type { SizeClass } from '#libs/reference';
import { ProviderClass } from './application.rules.js';

/** Printable ASCII: a UUID, a number, whatever the caller counts by. */
const IDEMPOTENCY_KEY = /^[\x21-\x7E]{1,100}$/;
const DIVISION = /^\d{6}(\d{3})?$/;
const MOST_EMPLOYEES = 10_000_000;
/** Codes, cities, protocols: more than there are of any. */
const LONGEST_LIST = 50;

export const SizeClasses = { LARGE: 'LARGE', MEDIUM: 'MEDIUM', SMALL: 'SMALL', MICRO: 'MICRO' } as const;

@InputType()
export class ApplyToPoolInput {
  @Field(() => String, {
    description: '统一社会信用代码, 18 characters; width, case and spaces do not matter.',
  })
  @IsString()
  @MaxLength(100)
  unifiedSocialCreditCode!: string;

  @Field(() => String, { description: 'As on the business licence, 1 to 100 characters.' })
  @IsString()
  @MaxLength(400)
  name!: string;

  @Field(() => ProviderClass, { description: 'The class applied for; the programme manager decides.' })
  @IsEnum(ProviderClass)
  providerClass!: ProviderClass;

  @Field(() => String, {
    nullable: true,
    description: 'City or district; left out by providers outside the province.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  divisionCode?: string;

  @Field(() => LocalDateScalar)
  @IsString()
  establishedOn!: string;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(MOST_EMPLOYEES)
  employees!: number;

  @Field(() => String, { description: 'What the provider does, at most 2,000 characters.' })
  @Length(1, 2_000)
  @Matches(PLAIN_TEXT)
  introduction!: string;

  @Field(() => Boolean, { description: 'The pledge of truthfulness is accepted.' })
  @IsBoolean()
  pledged!: boolean;
}

@InputType()
export class PriceLineInput {
  @Field(() => String, { description: 'Kind of cost, e.g. PLATFORM_SERVICE.' })
  @IsString()
  @MaxLength(60)
  kind!: string;

  @Field(() => String)
  @Length(1, 200)
  @Matches(PLAIN_TEXT)
  description!: string;

  @Field(() => FenScalar)
  @IsDefined()
  amountFen!: bigint;
}

/** A list of codes or words. */
function Words(description: string): PropertyDecorator {
  return (target, property) => {
    Field(() => [String], { description })(target, property);
    IsString({ each: true })(target, property);
    Length(1, 60, { each: true })(target, property);
    Matches(PLAIN_TEXT, { each: true })(target, property);
    ArrayMaxSize(LONGEST_LIST)(target, property);
  };
}

@InputType()
export class PublishSolutionInput {
  @Field(() => ID) @IsUUID() providerId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The item of which this is a new version; left out for a new item.',
  })
  @IsOptional()
  @IsUUID()
  solutionId?: string;

  @Field(() => String) @IsString() @MaxLength(400) title!: string;
  @Field(() => String) @Length(1, 2_000) @Matches(PLAIN_TEXT) summary!: string;

  @Words('Scenes S01 to S16 that it serves; the first is the main one.') scenarios!: string[];
  @Words('GB/T 4754 codes; C33 covers its groups and classes. Empty: all.') industries!: string[];

  @Field(() => [SizeClasses], { description: 'Empty: all.' })
  @IsEnum(SizeClasses, { each: true })
  @ArrayMaxSize(LONGEST_LIST)
  sizeClasses!: SizeClass[];

  @Words('City codes served on site. Empty: all.') regions!: string[];
  @Words('Protocols and controllers it connects: OPC UA, Modbus TCP ...') protocols!: string[];
  @Words('Systems it exchanges data with: ERP, MES, WMS ...') integrations!: string[];

  @Field(() => FenScalar, { description: 'What the smallest scope costs: the sum of the lines.' })
  @IsDefined()
  priceFromFen!: bigint;

  @Field(() => FenScalar) @IsDefined() priceToFen!: bigint;

  @Field(() => [PriceLineInput], { description: 'The price list of the smallest scope.' })
  @ValidateNested({ each: true })
  @Type(() => PriceLineInput)
  @ArrayMaxSize(LONGEST_LIST)
  lines!: PriceLineInput[];

  @Field(() => Int) @IsInt() deliveryMonths!: number;
  @Field(() => Int, { description: 'New projects that can begin in a month.' })
  @IsInt()
  capacityPerMonth!: number;
  @Field(() => Boolean, { description: 'Runs on an industrial-internet platform.' })
  @IsBoolean()
  industrialPlatform!: boolean;
  @Field(() => Boolean) @IsBoolean() publicCloud!: boolean;
}

@ArgsType()
export class IdArgs {
  @Field(() => ID) @IsUUID() id!: string;
}

@ArgsType()
export class ProviderCommandArgs extends IdArgs {
  @Field(() => ID, { description: 'Chosen by the caller; a repetition with the same key changes nothing.' })
  @Matches(IDEMPOTENCY_KEY)
  idempotencyKey!: string;
}

@ArgsType()
export class AdmitProviderArgs extends ProviderCommandArgs {
  @Field(() => ProviderClass, {
    nullable: true,
    description: 'The class as found; by default the one applied for.',
  })
  @IsOptional()
  @IsEnum(ProviderClass)
  providerClass?: ProviderClass;
}

@ArgsType()
export class RefuseProviderArgs extends ProviderCommandArgs {
  @Field(() => String, { description: 'Shown to the applicant.' })
  @Length(1, 500)
  @Matches(PLAIN_TEXT)
  reason!: string;
}

@ArgsType()
export class ApplyToPoolArgs {
  @Field(() => ApplyToPoolInput)
  @ValidateNested()
  @Type(() => ApplyToPoolInput)
  input!: ApplyToPoolInput;

  @Field(() => ID) @Matches(IDEMPOTENCY_KEY) idempotencyKey!: string;
}

@ArgsType()
export class PublishSolutionArgs {
  @Field(() => PublishSolutionInput)
  @ValidateNested()
  @Type(() => PublishSolutionInput)
  input!: PublishSolutionInput;

  @Field(() => ID) @Matches(IDEMPOTENCY_KEY) idempotencyKey!: string;
}

@ArgsType()
export class ProvidersArgs extends PageArgs {
  @Field(() => ProviderClass, { nullable: true })
  @IsOptional()
  @IsEnum(ProviderClass)
  providerClass?: ProviderClass;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Matches(DIVISION)
  cityCode?: string;

  @Field(() => String, { nullable: true, description: 'A part of the name.' })
  @IsOptional()
  @Length(1, 100)
  @Matches(PLAIN_TEXT)
  text?: string;
}

@ArgsType()
export class SolutionsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'A scene, S01 to S16.' })
  @IsOptional()
  @Matches(/^S\d{2}$/)
  scenario?: string;

  @Field(() => String, { nullable: true, description: 'What serves this industry, also by a wider code.' })
  @IsOptional()
  @Matches(/^[A-T]?\d{0,4}$/)
  industryCode?: string;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  providerId?: string;

  @Field(() => String, { nullable: true, description: 'A part of the title.' })
  @IsOptional()
  @Length(1, 100)
  @Matches(PLAIN_TEXT)
  text?: string;
}

@ArgsType()
export class SolutionVersionArgs {
  @Field(() => ID) @IsUUID() solutionId!: string;
  @Field(() => Int) @IsInt() @Min(1) catalogueVersion!: number;
}
