import { Field, ID, ObjectType } from '@nestjs/graphql';
import { FenScalar, describeEnum } from '#libs/platform';

const ENTRIES = [
  'CLAIMED',
  'RESERVED',
  'REDEMPTION_ASKED',
  'PAID',
  'CAME_BACK',
  'RECOVERED',
  'INTEREST',
  'REFUNDED',
] as const;
export type EntryKind = (typeof ENTRIES)[number];
export const EntryKind = Object.fromEntries(ENTRIES.map((one) => [one, one])) as {
  readonly [K in EntryKind]: K;
};
describeEnum(EntryKind, {
  name: 'StatementEntryKind',
  description:
    'An entry of a statement. From PAID on money moved at the bank; what comes before is a right to it.',
  values: {
    CLAIMED: { 'zh-CN': '申领', en: 'claimed' },
    RESERVED: { 'zh-CN': '已入库', en: 'reserved' },
    REDEMPTION_ASKED: { 'zh-CN': '申请兑付', en: 'redemption asked for' },
    PAID: { 'zh-CN': '已拨付', en: 'paid' },
    CAME_BACK: { 'zh-CN': '银行退回', en: 'came back' },
    RECOVERED: { 'zh-CN': '追缴到账', en: 'recovered' },
    INTEREST: { 'zh-CN': '利息', en: 'interest' },
    REFUNDED: { 'zh-CN': '退还', en: 'refunded' },
  },
});

@ObjectType('StatementEntry')
export class StatementEntryView {
  @Field(() => Date) at!: Date;
  @Field(() => EntryKind) kind!: EntryKind;
  @Field(() => ID) voucherId!: string;
  @Field(() => String) contractNumber!: string;
  @Field(() => FenScalar) amountFen!: bigint;
  @Field(() => String, { nullable: true }) bankReference?: string | null;
  @Field(() => FenScalar, { description: 'What the bank has moved up to and with this entry, net.' })
  sumFen!: bigint;
}

@ObjectType('Statement')
export class StatementView {
  @Field(() => ID) organisationId!: string;
  @Field(() => [StatementEntryView], { description: 'Oldest first; at most 2000.' })
  entries!: StatementEntryView[];
  @Field(() => FenScalar) sumFen!: bigint;
  @Field(() => String, { description: 'The same as CSV.' }) csv!: string;
}
