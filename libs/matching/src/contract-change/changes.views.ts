import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
  IsDefined,
  IsBoolean,
} from 'class-validator';
import { COST_KINDS, PLAIN_TEXT, type CostKind, type Language } from '#libs/kernel';
import { FenScalar } from '#libs/platform';
import { CostKindEnum } from '../bid/bid.views.js';
import { WithReasonArgs } from '../contract/contract.views.js';
import { PARTS, type Difference } from './change.rules.js';

const ContractPart = Object.fromEntries(PARTS.map((part) => [part, part])) as {
  [K in Difference['part']]: K;
};
registerEnumType(ContractPart, { name: 'ContractPart' });

@ObjectType('ContractDifference', { description: 'A part of a contract that is not as it was.' })
export class ContractDifferenceView {
  @Field(() => ContractPart) part!: Difference['part'];
  @Field(() => String, { nullable: true, description: 'Absent: was not there.' }) was!: string | null;
  @Field(() => String, { nullable: true, description: 'Absent: is not there any more.' }) is!: string | null;
}

@InputType({ description: 'Paid by use.' })
export class MeteringInput {
  @Field(() => String, { description: 'What is counted: 次, 台·月, GB...' })
  @Length(1, 40)
  @Matches(PLAIN_TEXT)
  unit!: string;
  @Field(() => FenScalar) @IsDefined() unitPriceFen!: bigint;
  @Field(() => FenScalar, { description: 'The ceiling, in units.' }) @IsDefined() mostUnits!: bigint;
}

@InputType()
export class LineChangeInput {
  @Field(() => ID, { nullable: true, description: 'A line that stays or changes; left out for a new one.' })
  @IsOptional()
  @IsUUID()
  id?: string;
  @Field(() => CostKindEnum) @IsIn(COST_KINDS) kind!: CostKind;
  @Field(() => String) @IsString() @Length(1, 500) @Matches(PLAIN_TEXT) description!: string;
  @Field(() => FenScalar, { description: 'Of a metered line: price times the most units.' })
  @IsDefined()
  amountFen!: bigint;
  @Field(() => Boolean) @IsBoolean() industrialPlatform!: boolean;
  @Field(() => Boolean) @IsBoolean() publicCloud!: boolean;
  @Field(() => MeteringInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => MeteringInput)
  metering?: MeteringInput;
}

@InputType()
export class PhaseChangeInput {
  @Field(() => String) @IsString() @Length(1, 120) @Matches(PLAIN_TEXT) title!: string;
}

@InputType()
export class MilestoneChangeInput {
  @Field(() => ID, { nullable: true, description: 'One that stays or changes; left out for a new one.' })
  @IsOptional()
  @IsUUID()
  id?: string;
  @Field(() => String) @IsString() @Length(1, 120) @Matches(PLAIN_TEXT) title!: string;
  @Field(() => Int) @IsInt() @Min(0) @Max(120) dueInMonths!: number;
  @Field(() => FenScalar) @IsDefined() amountFen!: bigint;
  @Field(() => Int, { description: 'Which of the phases, from 1.' }) @IsInt() @Min(1) @Max(20) phase!: number;
}

@InputType({ description: 'What is left out stays. A list that is given is the whole list.' })
export class ContractChangeInput {
  @Field(() => [LineChangeInput], { nullable: true })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => LineChangeInput)
  lines?: LineChangeInput[];
  @Field(() => [PhaseChangeInput], { nullable: true, description: 'Only with milestones.' })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => PhaseChangeInput)
  phases?: PhaseChangeInput[];
  @Field(() => [MilestoneChangeInput], { nullable: true, description: 'Their amounts make the total.' })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => MilestoneChangeInput)
  milestones?: MilestoneChangeInput[];
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() @Min(1) @Max(120) deliveryMonths?: number;
  @Field(() => String, { nullable: true })
  @IsOptional()
  @Length(1, 20_000)
  @Matches(PLAIN_TEXT)
  goals?: string;
  @Field(() => String, { nullable: true })
  @IsOptional()
  @Length(1, 20_000)
  @Matches(PLAIN_TEXT)
  measures?: string;
  @Field(() => [String], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(50)
  @Length(1, 500, { each: true })
  @Matches(PLAIN_TEXT, { each: true })
  enterpriseDuties?: string[];
  @Field(() => [String], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(50)
  @Length(1, 500, { each: true })
  @Matches(PLAIN_TEXT, { each: true })
  providerDuties?: string[];
}

@ArgsType()
export class ProposeContractChangeArgs extends WithReasonArgs {
  @Field(() => ContractChangeInput)
  @ValidateNested()
  @Type(() => ContractChangeInput)
  change!: ContractChangeInput;
}

@ArgsType()
export class ContractDifferenceArgs {
  @Field(() => ID) @IsUUID() id!: string;
  @Field(() => Int, { nullable: true, description: 'By default the first, which is the bid.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  from?: number;
  @Field(() => Int, { nullable: true, description: 'By default what waits for signatures or is in force.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  to?: number;
}

@ArgsType()
export class ContractTextArgs {
  @Field(() => ID) @IsUUID() id!: string;
  @Field(() => String, { defaultValue: 'zh-CN', description: 'zh-CN or en.' })
  @IsIn(['zh-CN', 'en'])
  language: Language = 'zh-CN';
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() @Min(1) version?: number;
}
