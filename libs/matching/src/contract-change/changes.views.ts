import { ArgsType, Field, InputType, ObjectType } from '@nestjs/graphql';
import { type CostKind, type Language } from '#libs/kernel';
import {
  Text,
  Amount,
  Id,
  OneOf,
  YesNo,
  Part,
  Whole,
  Parts,
  Texts,
  describeEnum,
  Code,
  enumOf,
} from '#libs/platform';
import { CostKindEnum } from '../bid/bid.views.js';
import { WithReasonArgs } from '../contract/contract.views.js';
import { PARTS, type Difference } from './change.rules.js';

const ContractPart = enumOf(PARTS);
describeEnum(ContractPart, {
  name: 'ContractPart',
  description: 'A part of a contract that can differ.',
  values: {
    TOTAL: { 'zh-CN': '总价', en: 'total' },
    LINE: { 'zh-CN': '明细项', en: 'line' },
    MILESTONE: { 'zh-CN': '里程碑', en: 'milestone' },
    PHASE: { 'zh-CN': '阶段', en: 'phase' },
    DELIVERY: { 'zh-CN': '交付期', en: 'delivery' },
    GOALS: { 'zh-CN': '目标', en: 'goals' },
    MEASURES: { 'zh-CN': '衡量办法', en: 'measures' },
    DUTIES: { 'zh-CN': '双方义务', en: 'duties' },
  },
});

@ObjectType('ContractDifference', { description: 'A part of a contract that is not as it was.' })
export class ContractDifferenceView {
  @Field(() => ContractPart) part!: Difference['part'];
  @Field(() => String, { nullable: true, description: 'Absent: was not there.' }) was!: string | null;
  @Field(() => String, { nullable: true, description: 'Absent: is not there any more.' }) is!: string | null;
}

@InputType({ description: 'Paid by use.' })
export class MeteringInput {
  @Text({ min: 1, most: 40, description: 'What is counted: 次, 台·月, GB...' })
  unit!: string;
  @Amount()
  unitPriceFen!: bigint;
  @Amount({ description: 'The ceiling, in units.' })
  mostUnits!: bigint;
}

@InputType()
export class LineChangeInput {
  @Id({ nullable: true, description: 'A line that stays or changes; left out for a new one.' })
  id?: string;
  @OneOf(CostKindEnum)
  kind!: CostKind;
  @Text({ min: 1, most: 500, lines: true })
  description!: string;
  @Amount({ description: 'Of a metered line: price times the most units.' })
  amountFen!: bigint;
  @YesNo()
  industrialPlatform!: boolean;
  @YesNo()
  publicCloud!: boolean;
  @Part(() => MeteringInput, { nullable: true })
  metering?: MeteringInput;
}

@InputType()
export class PhaseChangeInput {
  @Text({ min: 1, most: 120 })
  title!: string;
}

@InputType()
export class MilestoneChangeInput {
  @Id({ nullable: true, description: 'One that stays or changes; left out for a new one.' })
  id?: string;
  @Text({ min: 1, most: 120 })
  title!: string;
  @Whole({ min: 0, max: 120 })
  dueInMonths!: number;
  @Amount()
  amountFen!: bigint;
  @Whole({ min: 1, max: 20, description: 'Which of the phases, from 1.' })
  phase!: number;
}

@InputType({ description: 'What is left out stays. A list that is given is the whole list.' })
export class ContractChangeInput {
  @Parts(() => LineChangeInput, { most: 100, least: 1, nullable: true })
  lines?: LineChangeInput[];
  @Parts(() => PhaseChangeInput, { most: 20, least: 1, nullable: true, description: 'Only with milestones.' })
  phases?: PhaseChangeInput[];
  @Parts(() => MilestoneChangeInput, {
    most: 40,
    least: 1,
    nullable: true,
    description: 'Their amounts make the total.',
  })
  milestones?: MilestoneChangeInput[];
  @Whole({ min: 1, max: 120, nullable: true })
  deliveryMonths?: number;
  @Text({ min: 1, most: 20_000, lines: true, nullable: true })
  goals?: string;
  @Text({ min: 1, most: 20_000, lines: true, nullable: true })
  measures?: string;
  @Texts({ list: { most: 50 }, min: 1, most: 500, lines: true, nullable: true })
  enterpriseDuties?: string[];
  @Texts({ list: { most: 50 }, min: 1, most: 500, lines: true, nullable: true })
  providerDuties?: string[];
}

@ArgsType()
export class ProposeContractChangeArgs extends WithReasonArgs {
  @Part(() => ContractChangeInput)
  change!: ContractChangeInput;
}

@ArgsType()
export class ContractDifferenceArgs {
  @Id()
  id!: string;
  @Whole({ min: 1, max: 1_000_000, nullable: true, description: 'By default the first, which is the bid.' })
  from?: number;
  @Whole({
    min: 1,
    max: 1_000_000,
    nullable: true,
    description: 'By default what waits for signatures or is in force.',
  })
  to?: number;
}

@ArgsType()
export class ContractTextArgs {
  @Id()
  id!: string;
  @Code({ form: /^(zh-CN|en)$/, example: 'zh-CN', description: 'zh-CN or en.' })
  language: Language = 'zh-CN';
  @Whole({ min: 1, max: 1_000_000, nullable: true })
  version?: number;
}
