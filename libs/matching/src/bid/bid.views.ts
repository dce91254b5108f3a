import {
  ArgsType,
  Directive,
  Field,
  ID,
  InputType,
  Int,
  ObjectType,
  registerEnumType,
} from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsBoolean,
  IsDefined,
  IsEnum,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { COST_KINDS, PLAIN_TEXT, type CostKind } from '#libs/kernel';
import { FenScalar } from '#libs/platform';
import { CONFIDENTIAL_PARTS, type ConfidentialPart } from './bid.rules.js';
import { BID_FAULTS, type BidFault } from './content.rules.js';

const CostKindEnum = Object.fromEntries(COST_KINDS.map((kind) => [kind, kind])) as { [K in CostKind]: K };
registerEnumType(CostKindEnum, { name: 'CostKind', description: 'What a line of a contract is for.' });
export { CostKindEnum };

const ConfidentialPartEnum = Object.fromEntries(CONFIDENTIAL_PARTS.map((part) => [part, part]));
registerEnumType(ConfidentialPartEnum, {
  name: 'ConfidentialPart',
  description: 'What a bidder may keep from its rivals; the price and the time of delivery are for all.',
});
const BidFaultEnum = Object.fromEntries(BID_FAULTS.map((fault) => [fault, fault]));
registerEnumType(BidFaultEnum, {
  name: 'BidFault',
  description: 'Why a bid that its bidder sealed by itself does not count.',
});

@ObjectType('BidConfidence', { description: 'A part of a bid that rivals do not see.' })
export class BidConfidenceView {
  @Field(() => ConfidentialPartEnum) part!: ConfidentialPart;
  @Field(() => String, { description: 'Shown to rivals in its place.' }) reason!: string;
}

@InputType()
export class BidConfidenceInput {
  @Field(() => ConfidentialPartEnum) @IsEnum(ConfidentialPartEnum) part!: ConfidentialPart;
  @Field(() => String, { description: 'Why, 4 to 500 characters.' })
  @IsString()
  @Length(4, 500)
  @Matches(PLAIN_TEXT)
  reason!: string;
}

@ObjectType({ description: 'Proof that a bid was received.' })
export class BidReceipt {
  @Field(() => ID) bidId!: string;
  @Field(() => Date, { description: "By the database's clock." }) sealedAt!: Date;
  @Field(() => String, { description: 'SHA-256 of the content; compare it when the bids are opened.' })
  contentHash!: string;
  @Field(() => String, { description: 'SHA-256 of the sealed text as it is stored.' })
  sealedTextHash!: string;
  @Field(() => Date, { nullable: true, description: 'When it ceased to count: replaced, or withdrawn.' })
  replacedAt?: Date | null;
  @Field(() => Date, { nullable: true }) withdrawnAt?: Date | null;
  @Field(() => String, {
    description:
      "Compact JWS of the house over the receipt; its key is the `receiptKey` of the need's sealing keys.",
  })
  signature!: string;
}

@ObjectType({ description: 'A bid that its bidder sealed by itself and that turned out to be none.' })
export class VoidBid {
  @Field(() => ID) id!: string;
  providerId!: string;
  @Field(() => Date) sealedAt!: Date;
  @Field(() => BidFaultEnum) fault!: BidFault;
}

@ObjectType({ description: 'What a bidder needs to seal in its own client, and to check a receipt.' })
export class SealingKeys {
  @Field(() => ID) needId!: string;
  @Field(() => [String], {
    description: 'JWKs (X25519) to seal to with ECDH-ES+A256KW and A256GCM, the innermost first.',
  })
  publicKeys!: readonly string[];
  @Field(() => String, { description: 'JWK (Ed25519) that verifies receipts.' }) receiptKey!: string;
}

@ObjectType('BidLine')
export class BidLineView {
  @Field(() => CostKindEnum) kind!: CostKind;
  @Field(() => String) description!: string;
  @Field(() => FenScalar) amountFen!: bigint;
  @Field(() => Boolean) industrialPlatform!: boolean;
  @Field(() => Boolean) publicCloud!: boolean;
}

@ObjectType('PlannedMilestone')
export class PlannedMilestoneView {
  @Field(() => String) title!: string;
  @Field(() => Int, { description: 'Months after the signature.' }) dueInMonths!: number;
}

@ObjectType('Bid', { description: 'A bid after the deadline, opened.' })
@Directive('@key(fields: "id")')
export class BidView {
  @Field(() => ID) id!: string;
  needId!: string;
  providerId!: string;
  solutionId!: string | null;
  @Field(() => Date) sealedAt!: Date;
  @Field(() => String) contentHash!: string;
  @Field(() => FenScalar) priceFen!: bigint;
  @Field(() => [BidLineView]) lines!: readonly BidLineView[];
  @Field(() => Int) deliveryMonths!: number;
  @Field(() => [PlannedMilestoneView]) milestones!: readonly PlannedMilestoneView[];
  @Field(() => String) proposal!: string;
  @Field(() => [BidConfidenceView]) confidential!: readonly BidConfidenceView[];
  @Field(() => String, { description: 'The text that was sealed; its SHA-256 is the content hash.' })
  document!: string;
}

@InputType()
export class BidLineInput {
  @Field(() => CostKindEnum) @IsEnum(CostKindEnum) kind!: CostKind;
  @Field(() => String) @IsString() @Length(1, 200) @Matches(PLAIN_TEXT) description!: string;
  @Field(() => FenScalar) @IsDefined() amountFen!: bigint;
  @Field(() => Boolean, { description: 'Runs on an industrial-internet platform.' })
  @IsBoolean()
  industrialPlatform!: boolean;
  @Field(() => Boolean) @IsBoolean() publicCloud!: boolean;
}

@InputType()
export class PlannedMilestoneInput {
  @Field(() => String) @IsString() @Length(1, 120) @Matches(PLAIN_TEXT) title!: string;
  @Field(() => Int) @IsInt() @Min(0) @Max(60) dueInMonths!: number;
}

@InputType()
export class SealBidInput {
  @Field(() => ID) @IsUUID() needId!: string;
  @Field(() => ID) @IsUUID() providerId!: string;
  @Field(() => ID, { nullable: true, description: "A catalogue item of the provider's." })
  @IsOptional()
  @IsUUID()
  solutionId?: string;
  @Field(() => FenScalar, { description: 'The sum of the lines, exactly.' }) @IsDefined() priceFen!: bigint;
  @Field(() => [BidLineInput], { description: '1 to 100.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => BidLineInput)
  lines!: BidLineInput[];
  @Field(() => Int) @IsInt() @Min(1) @Max(60) deliveryMonths!: number;
  @Field(() => [PlannedMilestoneInput], { nullable: true, description: 'Left out: delivery and acceptance.' })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => PlannedMilestoneInput)
  milestones?: PlannedMilestoneInput[];
  @Field(() => String, { description: '1 to 20,000 characters.' })
  @IsString()
  @Length(1, 20_000)
  @Matches(PLAIN_TEXT)
  proposal!: string;
  @Field(() => [BidConfidenceInput], {
    nullable: true,
    description: 'What rivals may not see after the opening.',
  })
  @IsOptional()
  @ArrayMaxSize(3)
  @ArrayUnique(({ part }: BidConfidenceInput) => part)
  @ValidateNested({ each: true })
  @Type(() => BidConfidenceInput)
  confidential?: BidConfidenceInput[];
}

@InputType()
export class SealedBidInput {
  @Field(() => ID, { description: 'Chosen by the bidder, and the bidId in the content.' })
  @IsUUID()
  bidId!: string;
  @Field(() => ID) @IsUUID() needId!: string;
  @Field(() => ID) @IsUUID() providerId!: string;
  @Field(() => String, {
    description: 'Compact JWE to the sealing keys of the need, at most 200,000 characters.',
  })
  @IsString()
  @Length(1, 200_000)
  @Matches(/^[\w.-]+$/)
  sealedText!: string;
  @Field(() => String, { description: 'SHA-256 of the content that was sealed.' })
  @Matches(/^[0-9a-f]{64}$/)
  contentHash!: string;
}

@ArgsType()
export class SubmitSealedBidArgs {
  @Field(() => SealedBidInput) @ValidateNested() @Type(() => SealedBidInput) input!: SealedBidInput;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ArgsType()
export class WithdrawBidArgs {
  @Field(() => ID) @IsUUID() needId!: string;
  @Field(() => ID) @IsUUID() providerId!: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ArgsType()
export class SealBidArgs {
  @Field(() => SealBidInput) @ValidateNested() @Type(() => SealBidInput) input!: SealBidInput;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}
