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
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { PLAIN_TEXT } from '#libs/kernel';
import { connectionOf, FenScalar, LocalDateScalar, PageArgs } from '#libs/platform';
import { HiddenField } from './need-content.js';
import { MachinesView, SiteView } from './need-content.views.js';
import { ClosingReason, NeedState } from './need.moves.js';

registerEnumType(NeedState, {
  name: 'NeedState',
  description:
    'OPEN until the deadline for bids, then CLOSED; EXPIRED when nobody awarded it for 90 days; CANCELLED by its enterprise.',
});
registerEnumType(ClosingReason, { name: 'NeedClosingReason' });

@ObjectType('Need', { description: 'What an enterprise wants to have solved.' })
@Directive('@key(fields: "id")')
export class NeedView {
  @Field(() => ID) id!: string;
  enterpriseId!: string | null;
  @Field(() => String) title!: string;
  @Field(() => String) description!: string;
  @Field(() => String, { description: 'Scene of the maturity questionnaire, S01 to S16.' }) scenario!: string;
  @Field(() => [String]) protocols!: string[];
  @Field(() => [String]) integrations!: string[];
  @Field(() => [SiteView]) sites!: SiteView[];
  @Field(() => [MachinesView]) machines!: MachinesView[];
  @Field(() => [HiddenField], {
    description: 'What its enterprise keeps from providers: for them these are null, empty or coarse.',
  })
  hiddenFields!: HiddenField[];
  @Field(() => FenScalar, { nullable: true }) budgetFromFen!: bigint | null;
  @Field(() => FenScalar, { nullable: true }) budgetToFen!: bigint | null;
  @Field(() => LocalDateScalar) deliverBy!: string;
  @Field(() => Date, { description: 'Questions are taken before this moment.' }) questionsUntil!: Date;
  @Field(() => Int, { description: '1 as published; each addendum makes a further one.' })
  contentVersion!: number;
  @Field(() => Date, { description: 'Bids are taken before this moment and can be read from it on.' })
  bidDeadline!: Date;
  @Field(() => Date) publishedAt!: Date;
  @Field(() => String, {
    nullable: true,
    description:
      'As on the day of publication, like all facts of the enterprise here; null where it is hidden.',
  })
  enterpriseName!: string | null;
  @Field(() => String) divisionCode!: string;
  @Field(() => String) industryCode!: string;
  @Field(() => String) sizeClass!: string;
  @Field(() => NeedState) state!: NeedState;
  @Field(() => Date, { nullable: true }) awardedAt?: Date | null;
  @Field(() => Date, { nullable: true }) closedAt?: Date | null;
  @Field(() => ClosingReason, { nullable: true }) closingReason?: ClosingReason | null;
  @Field(() => ID, { nullable: true, description: 'The joint need of a cluster that it belongs to.' })
  jointNeedId?: string | null;
}

@ObjectType()
export class NeedConnection extends connectionOf(NeedView, 'Need') {}

/** What an addendum may change too. */
@InputType({ isAbstract: true })
export abstract class NeedDetailsInput {
  @Field(() => [SiteView], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => SiteView)
  sites?: SiteView[];
  @Field(() => [MachinesView], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => MachinesView)
  machines?: MachinesView[];
}

/** What a need says. */
@InputType()
export class NeedContentInput extends NeedDetailsInput {
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
  @Field(() => Date, {
    nullable: true,
    description: 'Until when providers may ask; without it three quarters of the time until the deadline.',
  })
  @IsOptional()
  @IsDate()
  questionsUntil?: Date;
  @Field(() => [HiddenField], { nullable: true })
  @IsOptional()
  @IsEnum(HiddenField, { each: true })
  hiddenFields?: HiddenField[];
}

@InputType()
export class PublishNeedInput extends NeedContentInput {
  @Field(() => ID) @IsUUID() enterpriseId!: string;
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
export class NeedsArgs extends PageArgs {
  @Field(() => NeedState, { nullable: true }) @IsOptional() @IsEnum(NeedState) state?: NeedState;
  @Field(() => String, { nullable: true }) @IsOptional() @Matches(/^S(0[1-9]|1[0-6])$/) scenario?: string;
}

@ArgsType()
export class CopyNeedArgs extends OfNeedArgs {
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}
