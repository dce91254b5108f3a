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
import { EnterpriseState } from './enterprise.moves.js';

/** Far above any employer; a slip of the keyboard is caught. */
const MOST_EMPLOYEES = 10_000_000;
/** A questionnaire has a few dozen questions; a list beyond this is no sheet. */
const MOST_ANSWERS = 200;

/** Printable ASCII: a UUID, a number, whatever the caller counts by. */
const IDEMPOTENCY_KEY = /^[\x21-\x7E]{1,100}$/;
const EDITION = /^[\w.-]{1,20}$/;
/** As the province publishes its pilots. */
const CLUSTER = /^[A-Z0-9][A-Z0-9-]{1,29}$/;
const DIVISION = /^\d{6}(\d{3})?$/;

@InputType({ isAbstract: true })
class DeclarationInput {
  @Field(() => String, { description: 'As on the business licence, 1 to 100 characters.' })
  @IsString()
  @MaxLength(400)
  name!: string;

  @Field(() => String, {
    description:
      'Present division: district or county (6 digits); in 东莞 and 中山 the town (9) or the city.',
  })
  @IsString()
  @MaxLength(20)
  divisionCode!: string;

  @Field(() => String, { description: 'Class of GB/T 4754-2017, e.g. C3311 (3311 is understood).' })
  @IsString()
  @MaxLength(20)
  industryCode!: string;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(MOST_EMPLOYEES)
  employees!: number;

  @Field(() => FenScalar, { description: 'Main business revenue of the last full year.' })
  @IsDefined()
  priorYearRevenueFen!: bigint;

  @Field(() => LocalDateScalar)
  @IsString()
  establishedOn!: string;

  @Field(() => String, {
    nullable: true,
    description:
      '统一社会信用代码 of the legal person that controls it, where one does; both share one limit.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  controllingUnifiedSocialCreditCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The pilot of a characteristic industry cluster (特色产业集群) that it belongs to.',
  })
  @IsOptional()
  @Matches(CLUSTER)
  clusterCode?: string | null;

  @Field(() => Boolean, { description: 'The pledge of truthfulness (企业承诺书) is accepted.' })
  @IsBoolean()
  pledged!: boolean;
}

@InputType()
export class RegisterEnterpriseInput extends DeclarationInput {
  @Field(() => String, {
    description: '统一社会信用代码, 18 characters; width, case and spaces do not matter.',
  })
  @IsString()
  @MaxLength(100)
  unifiedSocialCreditCode!: string;
}

@InputType()
export class CorrectEnterpriseInput extends DeclarationInput {}

@InputType()
export class AnswerInput {
  @Field(() => ID) @IsString() @MaxLength(100) questionId!: string;
  @Field(() => [String])
  @IsString({ each: true })
  @MaxLength(20, { each: true })
  @ArrayMaxSize(50)
  optionKeys!: string[];
}

@InputType()
export class SceneLevelInput {
  @Field(() => ID) @IsString() @MaxLength(100) sceneId!: string;
  @Field(() => Int, { description: '0 (none) to 4.' }) @IsInt() level!: number;
}

@ArgsType()
export class EnterpriseArgs {
  @Field(() => ID) @IsUUID() id!: string;
}

@ArgsType()
export class EnterpriseCommandArgs extends EnterpriseArgs {
  @Field(() => ID, { description: 'Chosen by the caller; a repetition with the same key changes nothing.' })
  @Matches(IDEMPOTENCY_KEY)
  idempotencyKey!: string;
}

@ArgsType()
export class RegisterEnterpriseArgs {
  @Field(() => RegisterEnterpriseInput)
  @ValidateNested()
  @Type(() => RegisterEnterpriseInput)
  input!: RegisterEnterpriseInput;

  @Field(() => ID, { description: 'Chosen by the caller; a repetition with the same key changes nothing.' })
  @Matches(IDEMPOTENCY_KEY)
  idempotencyKey!: string;
}

@ArgsType()
export class CorrectEnterpriseArgs extends EnterpriseCommandArgs {
  @Field(() => CorrectEnterpriseInput)
  @ValidateNested()
  @Type(() => CorrectEnterpriseInput)
  input!: CorrectEnterpriseInput;
}

@ArgsType()
export class RefuseCertificationArgs extends EnterpriseCommandArgs {
  @Field(() => String, { description: 'What is wrong and how to correct it; shown to the enterprise.' })
  @Length(1, 500)
  @Matches(PLAIN_TEXT)
  reason!: string;
}

@ArgsType()
export class SubmitAssessmentArgs {
  @Field(() => ID) @IsUUID() enterpriseId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The edition that was answered; the newest by default.',
  })
  @IsOptional()
  @Matches(EDITION)
  questionnaireVersion?: string;

  @Field(() => [AnswerInput])
  @ValidateNested({ each: true })
  @Type(() => AnswerInput)
  @ArrayMaxSize(MOST_ANSWERS)
  answers!: AnswerInput[];

  @Field(() => [SceneLevelInput])
  @ValidateNested({ each: true })
  @Type(() => SceneLevelInput)
  @ArrayMaxSize(MOST_ANSWERS)
  sceneLevels!: SceneLevelInput[];

  @Field(() => ID) @Matches(IDEMPOTENCY_KEY) idempotencyKey!: string;
}

@ArgsType()
export class EnterprisesArgs extends PageArgs {
  @Field(() => EnterpriseState, { nullable: true })
  @IsOptional()
  @IsEnum(EnterpriseState)
  state?: EnterpriseState;

  @Field(() => String, { nullable: true, description: 'A city, or a district of it.' })
  @IsOptional()
  @Matches(DIVISION)
  cityCode?: string;

  @Field(() => String, { nullable: true, description: 'The beginning of the name.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  @Matches(PLAIN_TEXT)
  namePrefix?: string;
}

@ArgsType()
export class AssessmentsArgs extends PageArgs {
  @Field(() => ID) @IsUUID() enterpriseId!: string;
}

@ArgsType()
export class QuestionnaireArgs {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @Matches(EDITION)
  version?: string;
}
