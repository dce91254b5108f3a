import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import {
  FenScalar,
  LocalDateScalar,
  Id,
  Code,
  Amount,
  IdempotencyKey,
  Text,
  Day,
  Part,
} from '#libs/platform';
import { SHA256_HEX } from '#libs/kernel';

@ObjectType('MeterReading', { description: 'What was used of a metered line in a month.' })
export class MeterReadingView {
  @Field(() => ID) id!: string;
  @Field(() => ID) lineId!: string;
  @Field(() => String, { description: 'YYYY-MM' }) month!: string;
  @Field(() => FenScalar, { description: 'A whole number of units.' }) units!: bigint;
  @Field(() => FenScalar, { description: 'Units by price, never above what the ceiling leaves.' })
  amountFen!: bigint;
  @Field(() => Date) reportedAt!: Date;
  @Field(() => Date, { nullable: true }) acceptedAt?: Date | null;
  @Field(() => Date, { nullable: true }) refusedAt?: Date | null;
  @Field(() => String, { nullable: true }) refusalReason?: string | null;
}

@ObjectType('ContractPayment', { description: "Of the enterprise's to the provider." })
export class ContractPaymentView {
  @Field(() => ID) id!: string;
  @Field(() => FenScalar) amountFen!: bigint;
  @Field(() => LocalDateScalar) paidOn!: string;
  @Field(() => String) bankReference!: string;
  @Field(() => String, { description: 'SHA-256 of the proof.' }) proofHash!: string;
  /** Who handed it in, and so who has to have uploaded it. */
  recordedBy!: string;
  @Field(() => Date) recordedAt!: Date;
  @Field(() => Date, { nullable: true }) confirmedAt?: Date | null;
  @Field(() => Date, { nullable: true }) refusedAt?: Date | null;
  @Field(() => String, { nullable: true }) refusalReason?: string | null;
}

@ObjectType('ContractAccount', { description: 'What a contract comes to so far, and what of it is paid.' })
export class ContractAccountView {
  @Field(() => ID) contractId!: string;
  @Field(() => FenScalar) totalFen!: bigint;
  @Field(() => FenScalar, { description: 'Fixed lines, and of metered ones what was accepted.' })
  payableFen!: bigint;
  @Field(() => FenScalar, { description: 'Said by the enterprise, and not refused.' }) recordedFen!: bigint;
  @Field(() => FenScalar, { description: 'Confirmed by the provider.' }) confirmedFen!: bigint;
  @Field(() => Int, { description: 'Of the total, rounded down.' }) confirmedBasisPoints!: number;
  @Field(() => Boolean, {
    description: '90 % of the total is confirmed, as the rules of 2019 ask; the scheme of a round decides.',
  })
  paidEnough!: boolean;
  @Field(() => [ContractPaymentView], { description: 'In the order of recording, 500 at most.' })
  payments!: readonly ContractPaymentView[];
  @Field(() => [MeterReadingView], { description: 'By month, 500 at most.' })
  readings!: readonly MeterReadingView[];
}

@ArgsType()
export class ReportMeterArgs {
  @Id()
  lineId!: string;
  @Code({
    form: /^\d{4}-(0[1-9]|1[0-2])$/,
    example: '2020-11',
    description: 'YYYY-MM: not before the signature, not ahead.',
  })
  month!: string;
  @Amount({ description: 'A whole number of units, above zero.' })
  units!: bigint;
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ArgsType()
export class DecideArgs {
  @Id()
  id!: string;
  @Text({ min: 4, most: 2000, lines: true, nullable: true, description: 'With a reason it is refused.' })
  refusal?: string | null;
  @IdempotencyKey()
  idempotencyKey!: string;
}

@InputType()
export class RecordPaymentInput {
  @Id()
  contractId!: string;
  @Amount()
  amountFen!: bigint;
  @Day()
  paidOn!: string;
  @Text({ min: 4, most: 100, description: "The bank's number of the transfer." })
  bankReference!: string;
  @Code({
    ...SHA256_HEX,
    description: 'SHA-256 of the proof, in lower-case hexadecimal.',
  })
  proofHash!: string;
  @Text({ min: 18, most: 18, lines: true, description: 'As on the proof; must be the enterprise.' })
  payerUnifiedSocialCreditCode!: string;
  @Text({ min: 18, most: 18, lines: true, description: 'As on the proof; must be the provider.' })
  payeeUnifiedSocialCreditCode!: string;
}

@ArgsType()
export class RecordPaymentArgs {
  @Part(() => RecordPaymentInput)
  input!: RecordPaymentInput;
  @IdempotencyKey()
  idempotencyKey!: string;
}
