import { ArgsType, Directive, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import {
  connectionOf,
  FenScalar,
  LocalDateScalar,
  PageArgs,
  Parts,
  Text,
  Code,
  Texts,
  Amount,
  Day,
  Moment,
  SomeOf,
  Id,
  Part,
  IdempotencyKey,
  OneOf,
  describeEnum,
} from '#libs/platform';
import { HiddenField } from './need-content.js';
import { MachinesView, SiteView } from './need-content.views.js';
import { ClosingReason, NeedState } from './need.moves.js';

describeEnum(NeedState, {
  name: 'NeedState',
  description: 'Where a need stands; read off its deadline and award.',
  values: {
    OPEN: { 'zh-CN': '征集中', en: 'open' },
    CLOSED: { 'zh-CN': '已截止', en: 'closed' },
    AWARDED: { 'zh-CN': '已定标', en: 'awarded' },
    CANCELLED: { 'zh-CN': '已取消', en: 'cancelled' },
    EXPIRED: { 'zh-CN': '已失效', en: 'expired' },
  },
});
describeEnum(ClosingReason, {
  name: 'NeedClosingReason',
  description: 'Why an enterprise closed a need without an award.',
  values: {
    SOLVED_OTHERWISE: { 'zh-CN': '已另行解决', en: 'solved otherwise' },
    PLANS_CHANGED: { 'zh-CN': '计划变更', en: 'plans changed' },
    NO_BUDGET: { 'zh-CN': '预算取消', en: 'no budget' },
    NO_FITTING_BID: { 'zh-CN': '无合适投标', en: 'no fitting bid' },
    PUBLISHED_IN_ERROR: { 'zh-CN': '误发布', en: 'published in error' },
  },
});

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
  @Field(() => Date, { description: 'A need that nobody awarded before this moment has expired.' })
  awardBy!: Date;
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
  @Parts(() => SiteView, { most: 30, nullable: true })
  sites?: SiteView[];
  @Parts(() => MachinesView, { most: 100, nullable: true })
  machines?: MachinesView[];
}

/** What a need says. */
@InputType()
export class NeedContentInput extends NeedDetailsInput {
  @Text({ min: 4, most: 120, description: '4 to 120 characters.' })
  title!: string;
  @Text({ min: 10, most: 5000, lines: true, description: '10 to 5,000 characters.' })
  description!: string;
  @Code({ form: /^S(0[1-9]|1[0-6])$/, example: 'S07', description: 'S01 to S16.' })
  scenario!: string;
  @Texts({
    list: { most: 30 },
    min: 1,
    most: 60,
    description: 'What the machines speak: OPC UA, Modbus TCP ...',
  })
  protocols!: string[];
  @Texts({
    list: { most: 30 },
    min: 1,
    most: 60,
    description: 'Systems in use that the solution must connect to: ERP, MES ...',
  })
  integrations!: string[];
  @Amount()
  budgetFromFen!: bigint;
  @Amount()
  budgetToFen!: bigint;
  @Day()
  deliverBy!: string;
  @Moment()
  bidDeadline!: Date;
  @Moment({
    nullable: true,
    description: 'Until when providers may ask; without it three quarters of the time until the deadline.',
  })
  questionsUntil?: Date;
  @SomeOf(HiddenField, { most: 6, nullable: true })
  hiddenFields?: HiddenField[];
}

@InputType()
export class PublishNeedInput extends NeedContentInput {
  @Id()
  enterpriseId!: string;
}

@ArgsType()
export class PublishNeedArgs {
  @Part(() => PublishNeedInput)
  input!: PublishNeedInput;
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ArgsType()
export class NeedArgs {
  @Id()
  id!: string;
}

@ArgsType()
export class OfNeedArgs {
  @Id()
  needId!: string;
}

@ArgsType()
export class NeedsArgs extends PageArgs {
  @OneOf(NeedState, { nullable: true })
  state?: NeedState;
  @Code({ form: /^S(0[1-9]|1[0-6])$/, example: 'S07', nullable: true })
  scenario?: string;
  @Text({ most: 100, nullable: true, description: 'A part of the title.' })
  text?: string | null;
}

@ArgsType()
export class CopyNeedArgs extends OfNeedArgs {
  @IdempotencyKey()
  idempotencyKey!: string;
}
