import { Directive, Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDefined,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { connectionOf, FenScalar, LocalDateScalar } from '#libs/platform';
import { ApprovalDecision, RedemptionState, ReviewDecision } from './redemption.moves.js';

registerEnumType(RedemptionState, { name: 'RedemptionState' });
registerEnumType(ReviewDecision, { name: 'ReviewDecision' });
registerEnumType(ApprovalDecision, { name: 'ApprovalDecision' });

const MOST_PAPERS = 50;

@ObjectType('Invoice')
export class InvoiceView {
  @Field(() => String) number!: string;
  @Field(() => FenScalar) amountFen!: bigint;
  @Field(() => LocalDateScalar) issuedOn!: string;
}

@ObjectType('Payment')
export class PaymentView {
  @Field(() => String) bankReference!: string;
  @Field(() => FenScalar) amountFen!: string;
  @Field(() => LocalDateScalar) paidOn!: string;
  @Field(() => String, { nullable: true }) payerName?: string | null;
  @Field(() => String, { nullable: true }) payeeName?: string | null;
}

@ObjectType('Redemption')
@Directive('@key(fields: "id")')
export class RedemptionView {
  @Field(() => ID) id!: string;
  @Field(() => ID) voucherId!: string;
  @Field(() => ID) roundId!: string;
  @Field(() => RedemptionState) state!: RedemptionState;
  @Field(() => FenScalar) amountFen!: bigint;
  @Field(() => FenScalar) contractFen!: bigint;
  @Field(() => FenScalar, { description: 'What the enterprise has paid to the provider.' }) paidFen!: bigint;
  @Field(() => [InvoiceView]) invoices!: InvoiceView[];
  @Field(() => [PaymentView]) payments!: readonly PaymentView[];
  @Field(() => String) acceptanceReportHash!: string;
  @Field(() => Date) submittedAt!: Date;
  @Field(() => Date, { nullable: true }) reviewedAt?: Date | null;
  @Field(() => String, { nullable: true }) reviewReason?: string | null;
  @Field(() => Date, { nullable: true }) approvedAt?: Date | null;
  @Field(() => String, { nullable: true }) approvalReason?: string | null;
}

@ObjectType()
export class RedemptionConnection extends connectionOf(RedemptionView, 'Redemption') {}

@InputType('InvoiceInput')
export class InvoiceInput {
  @Field(() => String, { description: 'Eight or twenty digits.' }) @IsString() @MaxLength(40) number!: string;
  @Field(() => FenScalar) @IsDefined() amountFen!: bigint;
  @Field(() => LocalDateScalar) @Matches(/^\d{4}-\d{2}-\d{2}$/) issuedOn!: string;
}

@InputType('PaymentInput')
export class PaymentInput {
  @Field(() => String) @IsString() @Length(1, 60) bankReference!: string;
  @Field(() => FenScalar) @IsDefined() amountFen!: bigint;
  @Field(() => LocalDateScalar) @Matches(/^\d{4}-\d{2}-\d{2}$/) paidOn!: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) payerName?:
    string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) payeeName?:
    string | null;
}

@InputType('SubmitRedemptionInput')
export class SubmitRedemptionInput {
  @Field(() => ID) @IsUUID() voucherId!: string;
  @Field(() => [InvoiceInput])
  @IsArray()
  @ArrayMaxSize(MOST_PAPERS)
  @ValidateNested({ each: true })
  @Type(() => InvoiceInput)
  invoices!: InvoiceInput[];
  @Field(() => [PaymentInput])
  @IsArray()
  @ArrayMaxSize(MOST_PAPERS)
  @ValidateNested({ each: true })
  @Type(() => PaymentInput)
  payments!: PaymentInput[];
  @Field(() => String, { description: 'SHA-256 of the acceptance report, hexadecimal.' })
  @IsString()
  @MaxLength(64)
  acceptanceReportHash!: string;
}
