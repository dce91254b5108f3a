import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { FenScalar, LocalDateScalar, describeEnum } from '#libs/platform';

const DIFFERENCE_KINDS = [
  'MISSING_AT_BANK',
  'UNKNOWN_AT_US',
  'AMOUNT_DIFFERS',
  'TWICE',
  'STATE_DIFFERS',
  'ANSWER_SET_ASIDE',
] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];
export const DifferenceKind = Object.fromEntries(DIFFERENCE_KINDS.map((one) => [one, one])) as {
  readonly [K in DifferenceKind]: K;
};
describeEnum(DifferenceKind, {
  name: 'DifferenceKind',
  description: 'How the bank and our books differ.',
  values: {
    MISSING_AT_BANK: { 'zh-CN': '银行无记录', en: 'missing at the bank' },
    UNKNOWN_AT_US: { 'zh-CN': '我方无记录', en: 'unknown to us' },
    AMOUNT_DIFFERS: { 'zh-CN': '金额不符', en: 'the amount differs' },
    TWICE: { 'zh-CN': '重复', en: 'there twice' },
    STATE_DIFFERS: {
      'zh-CN': '状态不符',
      en: 'the state differs',
      meaning: 'the bank moved money for what we hold as not paid',
    },
    ANSWER_SET_ASIDE: {
      'zh-CN': '搁置的回执',
      en: 'answer set aside',
      meaning: 'it contradicts an earlier one, or names what was never sent',
    },
  },
});

@ObjectType('AnswerSetAside')
export class AnswerSetAsideView {
  @Field(() => Int) line!: number;
  @Field(() => String) lineId!: string;
  @Field(() => String) status!: string;
  @Field(() => String) why!: string;
}

@ObjectType('BankFile')
export class BankFileView {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String) kind!: string;
  @Field(() => String) sha256!: string;
  @Field(() => Int) lineCount!: number;
  @Field(() => Date) importedAt!: Date;
  @Field(() => Int) applied!: number;
  @Field(() => Int, { description: 'Said before; changed nothing.' }) repeated!: number;
  @Field(() => [AnswerSetAsideView]) setAside!: AnswerSetAsideView[];
}

@ObjectType('BankDifference')
export class DifferenceView {
  @Field(() => LocalDateScalar) day!: string;
  @Field(() => DifferenceKind) kind!: DifferenceKind;
  @Field(() => String, { description: 'What it is of; with the kind its name.' }) subject!: string;
  @Field(() => ID, { nullable: true }) payoutId?: string | null;
  @Field(() => FenScalar) oursFen!: bigint;
  @Field(() => FenScalar) theirsFen!: bigint;
  @Field(() => String) detail!: string;
  @Field(() => String, { nullable: true }) explanation?: string | null;
  @Field(() => Date, { nullable: true, description: 'When a second person confirmed the explanation.' })
  settledAt?: Date | null;
}

@ObjectType('BankDay')
export class BankDayView {
  @Field(() => LocalDateScalar) day!: string;
  @Field(() => Date, { nullable: true }) closedAt?: Date | null;
  @Field(() => FenScalar) outFen!: bigint;
  @Field(() => FenScalar) inFen!: bigint;
  @Field(() => Int) lineCount!: number;
  @Field(() => [DifferenceView], {
    description: 'At most 500; empty or settled before the day can be closed.',
  })
  differences!: DifferenceView[];
}

@ObjectType('Reconciliation')
export class ReconciliationView {
  @Field(() => [DifferenceView], { description: 'Of all days, unsettled, oldest first; at most 500.' })
  open!: DifferenceView[];
  @Field(() => [LocalDateScalar], { description: 'Days with payments and without a statement.' })
  daysWithoutStatement!: string[];
}

@ObjectType('CollectedFile')
export class CollectedFileView {
  @Field(() => String) name!: string;
  @Field(() => BankFileView, { nullable: true }) answers?: BankFileView | null;
  @Field(() => BankDayView, { nullable: true }) day?: BankDayView | null;
  @Field(() => String, { nullable: true, description: 'Why it was left where it is.' }) refused?:
    string | null;
}
