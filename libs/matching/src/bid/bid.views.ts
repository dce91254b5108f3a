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

const CostKindEnum = Object.fromEntries(COST_KINDS.map((kind) => [kind, kind])) as { [K in CostKind]: K };
registerEnumType(CostKindEnum, { name: 'CostKind', description: 'What a line of a contract is for.' });
export { CostKindEnum };

@ObjectType({ description: 'Proof that a bid was received.' })
export class BidReceipt {
  @Field(() => ID) bidId!: string;
  @Field(() => Date, { description: "By the database's clock." }) sealedAt!: Date;
  @Field(() => String, { description: 'SHA-256 of the content; compare it when the bids are opened.' })
  contentHash!: string;
  @Field(() => Date, { nullable: true, description: 'When a later bid of the same provider took its place.' })
  replacedAt?: Date | null;
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
}

@ArgsType()
export class SealBidArgs {
  @Field(() => SealBidInput) @ValidateNested() @Type(() => SealBidInput) input!: SealBidInput;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ArgsType()
export class AwardNeedArgs {
  @Field(() => ID) @IsUUID() needId!: string;
  @Field(() => ID) @IsUUID() bidId!: string;
  @Field(() => String, { description: 'Why this bid, 4 to 2,000 characters.' })
  @IsString()
  @Length(4, 2000)
  @Matches(PLAIN_TEXT)
  reason!: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}
