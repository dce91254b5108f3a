import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { FenScalar } from '#libs/platform';

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
registerEnumType(EntryKind, {
  name: 'StatementEntryKind',
  description: 'From PAID on money moved at the bank; what comes before is a right to it.',
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

@ObjectType('PromisedPayment')
export class PromisedPaymentView {
  @Field(() => Date, {
    description: 'Submission, the days of the scheme, and the time that the clock stood.',
  })
  promisedBy!: Date;
  @Field(() => Int) payWithinDays!: number;
  @Field(() => String, { nullable: true, description: 'Who has to act now; null when the file has ended.' })
  heldBy?: string | null;
  @Field(() => Date, { nullable: true }) heldSince?: Date | null;
  @Field(() => Boolean, { description: 'Whether the clock stands still now.' }) stopped!: boolean;
  @Field(() => Float) runningDays!: number;
  @Field(() => Float) stoppedDays!: number;
  @Field(() => Float, {
    nullable: true,
    description:
      'That it is paid in time: Kaplan-Meier over past files, those not paid yet counted as long as they were watched. Null when too few are known.',
  })
  probability?: number | null;
  @Field(() => Int, { description: 'How many past files that rests on.' }) pastFiles!: number;
}

@ObjectType('AgeBand', { description: 'Null where fewer than three files would show.' })
export class AgeBandView {
  @Field(() => String, { description: 'Days since submission.' }) days!: string;
  @Field(() => Int, { nullable: true }) files?: number | null;
  @Field(() => FenScalar, { nullable: true }) amountFen?: bigint | null;
}

@ObjectType('CityAgeing')
export class CityAgeingView {
  @Field(() => String) cityCode!: string;
  @Field(() => [AgeBandView], { description: 'What waits to be paid.' }) waiting!: AgeBandView[];
  @Field(() => Float, { nullable: true, description: 'From claim to payment, over what was paid.' })
  medianDaysToPayment?: number | null;
}
