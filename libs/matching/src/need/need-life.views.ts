import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import {
  FenScalar,
  LocalDateScalar,
  Text,
  Texts,
  Amount,
  Day,
  Part,
  IdempotencyKey,
  OneOf,
  Id,
  Whole,
  describeEnum,
} from '#libs/platform';
import { MachinesView, SiteView } from './need-content.views.js';
import { ClosingReason } from './need.moves.js';
import { NeedDetailsInput, OfNeedArgs } from './need.views.js';

export const NewsKind = {
  ADDENDUM: 'ADDENDUM',
  ANSWER: 'ANSWER',
  EXTENDED: 'EXTENDED',
  CLOSED: 'CLOSED',
} as const;
export type NewsKind = keyof typeof NewsKind;
describeEnum(NewsKind, {
  name: 'NeedNewsKind',
  description: 'What happened to a need.',
  values: {
    ADDENDUM: { 'zh-CN': '补充公告', en: 'addendum' },
    ANSWER: { 'zh-CN': '答疑', en: 'answer' },
    EXTENDED: { 'zh-CN': '截止时间延后', en: 'deadline put off' },
    CLOSED: { 'zh-CN': '已截止', en: 'closed' },
  },
});

@ObjectType('NeedVersion', {
  description: 'What a need said from a moment on; for providers without what is hidden.',
})
export class NeedVersionView {
  @Field(() => Int) version!: number;
  @Field(() => String, { nullable: true, description: 'What the enterprise says of the change.' })
  addendum!: string | null;
  @Field(() => Date) changedAt!: Date;
  @Field(() => String) description!: string;
  @Field(() => [String]) protocols!: string[];
  @Field(() => [String]) integrations!: string[];
  @Field(() => [SiteView]) sites!: SiteView[];
  @Field(() => [MachinesView]) machines!: MachinesView[];
  @Field(() => FenScalar, { nullable: true }) budgetFromFen!: bigint | null;
  @Field(() => FenScalar, { nullable: true }) budgetToFen!: bigint | null;
  @Field(() => LocalDateScalar) deliverBy!: string;
}

@ObjectType('NeedNews', {
  description: 'Something that happened to a need which the provider follows or bid for.',
})
export class NeedNewsView {
  @Field(() => ID) needId!: string;
  @Field(() => String) title!: string;
  @Field(() => NewsKind) kind!: NewsKind;
  @Field(() => Date) at!: Date;
  @Field(() => String, { description: 'The addendum, the answer, or the reason of putting off or closing.' })
  text!: string;
}

@InputType({ description: 'What changes; what is absent stays.' })
export class NeedChangesInput extends NeedDetailsInput {
  @Text({ min: 10, most: 5000, lines: true, nullable: true })
  description?: string;
  @Texts({ list: { most: 30 }, min: 1, most: 60, nullable: true })
  protocols?: string[];
  @Texts({ list: { most: 30 }, min: 1, most: 60, nullable: true })
  integrations?: string[];
  @Amount({ nullable: true })
  budgetFromFen?: bigint;
  @Amount({ nullable: true })
  budgetToFen?: bigint;
  @Day({ nullable: true })
  deliverBy?: string;
}

@ArgsType()
export class AmendNeedArgs extends OfNeedArgs {
  @Part(() => NeedChangesInput)
  changes!: NeedChangesInput;
  @Text({
    min: 4,
    most: 2000,
    lines: true,
    description: 'What changes and why, for everybody who reads the need.',
  })
  addendum!: string;
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ArgsType()
export class CloseNeedArgs extends OfNeedArgs {
  @OneOf(ClosingReason)
  reason!: ClosingReason;
  @Text({ min: 2, most: 1000, lines: true })
  note!: string;
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ArgsType()
export class FollowNeedArgs extends OfNeedArgs {
  @Id()
  providerId!: string;
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ArgsType()
export class NeedNewsArgs {
  @Id()
  providerId!: string;
  @Whole({ min: 1, max: 100 })
  first: number = 50;
}

@ObjectType()
export class Following {
  @Field(() => Boolean) following!: boolean;
}
