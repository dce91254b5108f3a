import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { FenScalar, LocalDateScalar } from '#libs/platform';

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
registerEnumType(DifferenceKind, {
  name: 'DifferenceKind',
  description:
    'STATE_DIFFERS: the bank moved money for what we hold as not paid. ANSWER_SET_ASIDE: an answer that contradicts.',
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
