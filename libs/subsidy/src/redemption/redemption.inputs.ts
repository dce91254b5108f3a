import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDefined,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { FenScalar, LocalDateScalar } from '#libs/platform';

const MOST_PAPERS = 50;

@InputType('InvoiceInput')
export class InvoiceInput {
  @Field(() => String, { description: 'Eight digits with a code, or the twenty of a fully digital invoice.' })
  @IsString()
  @MaxLength(40)
  number!: string;
  @Field(() => String, { nullable: true, description: 'Ten or twelve digits, beside a number of eight.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  code?: string | null;
  @Field(() => FenScalar) @IsDefined() amountFen!: bigint;
  @Field(() => LocalDateScalar) @Matches(/^\d{4}-\d{2}-\d{2}$/) issuedOn!: string;
}

@InputType('PaymentInput')
export class PaymentInput {
  @Field(() => String) @IsString() @Length(1, 60) bankReference!: string;
  @Field(() => FenScalar) @IsDefined() amountFen!: bigint;
  @Field(() => LocalDateScalar) @Matches(/^\d{4}-\d{2}-\d{2}$/) paidOn!: string;
  @Field(() => String, { nullable: true, description: 'Must be stated, and be the enterprise.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  payerName?: string | null;
  @Field(() => String, { nullable: true, description: 'Must be stated, and be the provider.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  payeeName?: string | null;
}

@InputType('RedemptionDocumentInput')
export class DocumentInput {
  @Field(() => String) @IsString() @Length(1, 40) kind!: string;
  @Field(() => String, { description: 'SHA-256, hexadecimal.' }) @IsString() @MaxLength(64) hash!: string;
}

@InputType('SubmitRedemptionInput')
export class SubmitRedemptionInput {
  @Field(() => ID) @IsUUID() voucherId!: string;
  @Field(() => Int, { nullable: true, description: 'Of the contract; 1 when it is left out.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  phase?: number | null;
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
  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the acceptance report, hexadecimal; must be there to submit.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  acceptanceReportHash?: string | null;
  @Field(() => [DocumentInput], { nullable: true, description: 'Further papers that the scheme asks for.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_PAPERS)
  @ValidateNested({ each: true })
  @Type(() => DocumentInput)
  documents?: DocumentInput[] | null;
}

@InputType('DeficiencyInput')
export class DeficiencyInput {
  @Field(() => String, { description: 'The item of the checklist, or OTHER.' })
  @IsString()
  @Length(1, 40)
  item!: string;
  @Field(() => String, { description: 'What is missing or wrong.' })
  @IsString()
  @Length(2, 1000)
  problem!: string;
  @Field(() => String, {
    nullable: true,
    description: 'In which form it is taken; the usual one when left out.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  acceptedForm?: string | null;
}
