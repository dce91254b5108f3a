import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
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
