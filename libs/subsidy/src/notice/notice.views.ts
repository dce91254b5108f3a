import { ArgsType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import {
  connectionOf,
  FenScalar,
  Id,
  IdempotencyKey,
  OneOf,
  Part,
  Text,
  Texts,
  describeEnum,
} from '#libs/platform';
import { RedemptionView } from '../redemption/redemption.views.js';
import { ObjectionDecision, ObjectionState } from '../rules/redemption.moves.js';

describeEnum(ObjectionState, {
  name: 'ObjectionState',
  description: 'Where an objection stands.',
  values: {
    OPEN: { 'zh-CN': '处理中', en: 'open' },
    UPHELD: { 'zh-CN': '成立', en: 'upheld' },
    DISMISSED: { 'zh-CN': '不成立', en: 'dismissed' },
  },
});
const ObjectorKind = { PERSON: 'PERSON', ORGANISATION: 'ORGANISATION' } as const;
const ObjectionSide = { ENTERPRISE: 'ENTERPRISE', OBJECTOR: 'OBJECTOR' } as const;
describeEnum(ObjectorKind, {
  name: 'ObjectorKind',
  description: 'Who objects.',
  values: {
    PERSON: { 'zh-CN': '个人', en: 'person' },
    ORGANISATION: { 'zh-CN': '单位', en: 'organisation' },
  },
});
describeEnum(ObjectionSide, {
  name: 'ObjectionSide',
  description: 'Who says something about an objection.',
  values: {
    ENTERPRISE: { 'zh-CN': '企业', en: 'enterprise' },
    OBJECTOR: { 'zh-CN': '异议人', en: 'objector' },
  },
});
describeEnum(ObjectionDecision, {
  name: 'ObjectionDecision',
  description: 'What the commission decides of an objection.',
  values: { UPHELD: { 'zh-CN': '成立', en: 'upheld' }, DISMISSED: { 'zh-CN': '不成立', en: 'dismissed' } },
});

@ObjectType('NoticeItem')
export class NoticeItemView {
  @Field(() => ID) redemptionId!: string;
  @Field(() => String) contractNumber!: string;
  @Field(() => String) enterpriseName!: string;
  @Field(() => String) providerName!: string;
  @Field(() => FenScalar) amountFen!: bigint;
}

@ObjectType('Notice', { description: 'Open from opensAt until before closesAt.' })
export class NoticeView {
  @Field(() => ID) id!: string;
  @Field(() => ID) roundId!: string;
  @Field(() => Date) opensAt!: Date;
  @Field(() => Date) closesAt!: Date;
  @Field(() => Boolean) open!: boolean;
  @Field(() => [NoticeItemView]) items!: NoticeItemView[];
}

@ObjectType()
export class NoticeConnection extends connectionOf(NoticeView, 'Notice') {}

@InputType('ObjectorInput')
class ObjectorInput {
  @OneOf(ObjectorKind) kind!: keyof typeof ObjectorKind;
  @Text({ most: 100, description: 'The real name.' }) name!: string;
  @Text({ most: 40, nullable: true, description: 'Unified social credit code of an organisation.' }) code?:
    string | null;
}

@ArgsType()
class EvidenceArgs {
  @IdempotencyKey() idempotencyKey!: string;
  @Texts({ most: 64, list: { most: 50 }, nullable: true, description: 'SHA-256 of the files that prove it.' })
  evidence?: string[] | null;
}

@ArgsType()
export class RaiseObjectionArgs extends EvidenceArgs {
  @Id() redemptionId!: string;
  @Text({ most: 4000, lines: true }) facts!: string;
  @Text({ most: 500 }) contact!: string;
  @Part(() => ObjectorInput, { nullable: true }) objector?: ObjectorInput | null;
}

@ArgsType()
export class AnswerObjectionArgs extends EvidenceArgs {
  @Id() id!: string;
  @Text({ most: 4000, lines: true }) statement!: string;
}

@ObjectType('ObjectionFile', { description: 'A file that is to prove what was said.' })
export class ObjectionFileView {
  @Field(() => String, { description: 'SHA-256' }) hash!: string;
  /** Who handed it in; null for whom it is not opened, because it may name who objected, or is of the other side. */
  holder!: string | null;
}

@ObjectType('ObjectionStatement')
class StatementView {
  @Field(() => ObjectionSide) side!: keyof typeof ObjectionSide;
  @Field(() => String) statement!: string;
  @Field(() => [String], { description: 'SHA-256 of the files that prove it.' }) evidence!: readonly string[];
  @Field(() => [ObjectionFileView]) files!: ObjectionFileView[];
  @Field(() => Date) at!: Date;
}

@ObjectType('Objection')
export class ObjectionView {
  @Field(() => ID) id!: string;
  @Field(() => ID) redemptionId!: string;
  @Field(() => ObjectionState) state!: ObjectionState;
  @Field(() => String) facts!: string;
  @Field(() => [String], { description: 'SHA-256 of the files that prove it.' }) evidence!: readonly string[];
  @Field(() => [ObjectionFileView]) files!: ObjectionFileView[];
  @Field(() => String, { nullable: true, description: 'For who decides; hidden from the enterprise.' })
  objectorName?: string | null;
  @Field(() => String, { nullable: true }) contact?: string | null;
  @Field(() => [StatementView], { description: 'What both sides said, in order.' })
  statements!: StatementView[];
  @Field(() => Date) raisedAt!: Date;
  @Field(() => Date, { nullable: true }) decidedAt?: Date | null;
  @Field(() => String, { nullable: true }) decisionReason?: string | null;
}

@ObjectType('ObjectionToDecide', { description: 'An objection with the file that it holds up.' })
export class ObjectionToDecideView {
  @Field(() => ObjectionView) objection!: ObjectionView;
  @Field(() => RedemptionView) redemption!: RedemptionView;
}
