import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsDefined, IsOptional, IsUUID, Length, Matches, ValidateNested } from 'class-validator';
import { PLAIN_TEXT } from '#libs/kernel';
import { FenScalar, LocalDateScalar } from '#libs/platform';

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
  @Field(() => ID) @IsUUID() lineId!: string;
  @Field(() => String, { description: 'YYYY-MM: not before the signature, not ahead.' })
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  month!: string;
  @Field(() => FenScalar, { description: 'A whole number of units, above zero.' })
  @IsDefined()
  units!: bigint;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ArgsType()
export class DecideArgs {
  @Field(() => ID) @IsUUID() id!: string;
  @Field(() => String, { nullable: true, description: 'With a reason it is refused.' })
  @IsOptional()
  @Length(4, 2000)
  @Matches(PLAIN_TEXT)
  refusal?: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@InputType()
export class RecordPaymentInput {
  @Field(() => ID) @IsUUID() contractId!: string;
  @Field(() => FenScalar) @IsDefined() amountFen!: bigint;
  @Field(() => LocalDateScalar) @Matches(/^\d{4}-\d{2}-\d{2}$/) paidOn!: string;
  @Field(() => String, { description: "The bank's number of the transfer." })
  @Length(4, 100)
  @Matches(PLAIN_TEXT)
  bankReference!: string;
  @Field(() => String, { description: 'SHA-256 of the proof, in lower-case hexadecimal.' })
  @Matches(/^[0-9a-f]{64}$/)
  proofHash!: string;
  @Field(() => String, { description: 'As on the proof; must be the enterprise.' })
  @Length(18, 18)
  payerUnifiedSocialCreditCode!: string;
  @Field(() => String, { description: 'As on the proof; must be the provider.' })
  @Length(18, 18)
  payeeUnifiedSocialCreditCode!: string;
}

@ArgsType()
export class RecordPaymentArgs {
  @Field(() => RecordPaymentInput)
  @ValidateNested()
  @Type(() => RecordPaymentInput)
  input!: RecordPaymentInput;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}
