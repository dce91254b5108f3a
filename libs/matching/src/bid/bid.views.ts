import { ArgsType, Directive, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { SHA256_HEX, COST_KINDS, type CostKind } from '#libs/kernel';
import {
  FenScalar,
  OneOf,
  Text,
  Amount,
  YesNo,
  Whole,
  Id,
  Parts,
  Code,
  Part,
  IdempotencyKey,
  describeEnum,
  enumOf,
} from '#libs/platform';
import { CONFIDENTIAL_PARTS, type ConfidentialPart } from './bid.rules.js';
import { BID_FAULTS, type BidFault } from './content.rules.js';

const CostKindEnum = enumOf(COST_KINDS);
describeEnum(CostKindEnum, {
  name: 'CostKind',
  description: 'What a line of a contract is for.',
  values: {
    PUBLIC_CLOUD_RESOURCES: { 'zh-CN': '公有云资源', en: 'public cloud resources' },
    PLATFORM_SERVICE: { 'zh-CN': '平台服务', en: 'platform service' },
    APPLICATION_SERVICE: { 'zh-CN': '应用服务', en: 'application service' },
    NETWORK: { 'zh-CN': '网络服务', en: 'network' },
    IMPLEMENTATION: { 'zh-CN': '实施服务', en: 'implementation' },
    EQUIPMENT_ACCESS: { 'zh-CN': '设备接入', en: 'equipment access' },
    NETWORK_MODIFICATION: { 'zh-CN': '网络改造', en: 'network modification' },
    AUTOMATION_EQUIPMENT: { 'zh-CN': '自动化设备', en: 'automation equipment' },
    NON_CLOUD_SOFTWARE: { 'zh-CN': '非云化软件', en: 'software outside the cloud' },
  },
});
export { CostKindEnum };

const ConfidentialPartEnum = enumOf(CONFIDENTIAL_PARTS);
describeEnum(ConfidentialPartEnum, {
  name: 'ConfidentialPart',
  description: 'What a bidder may keep from its rivals; the price and the time of delivery are for all.',
  values: {
    LINES: { 'zh-CN': '报价明细', en: 'lines' },
    MILESTONES: { 'zh-CN': '里程碑计划', en: 'milestones' },
    PROPOSAL: { 'zh-CN': '方案正文', en: 'proposal' },
  },
});
const BidFaultEnum = enumOf(BID_FAULTS);
describeEnum(BidFaultEnum, {
  name: 'BidFault',
  description: 'Why a bid that its bidder sealed by itself does not count.',
  values: {
    NOT_SEALED_TO_NEED: { 'zh-CN': '未用本需求的密钥密封', en: 'not sealed to the key of the need' },
    NOT_A_BID: { 'zh-CN': '不是规定格式的投标', en: 'not a bid in the written form' },
    OTHER_HASH: { 'zh-CN': '与回执哈希不一致', en: 'not the text of the receipt' },
    OTHER_BID: { 'zh-CN': '属于其他投标、需求或服务商', en: 'made out for another bid, need or provider' },
    PRICE_NOT_SUM_OF_LINES: { 'zh-CN': '总价与明细之和不符', en: 'price is not the sum of its lines' },
    SOLUTION_NOT_OFFERED: { 'zh-CN': '方案不属于该服务商', en: 'solution is not of the provider' },
  },
});

@ObjectType('BidConfidence', { description: 'A part of a bid that rivals do not see.' })
export class BidConfidenceView {
  @Field(() => ConfidentialPartEnum) part!: ConfidentialPart;
  @Field(() => String, { description: 'Shown to rivals in its place.' }) reason!: string;
}

@InputType()
export class BidConfidenceInput {
  @OneOf(ConfidentialPartEnum)
  part!: ConfidentialPart;
  @Text({ min: 4, most: 500, lines: true, description: 'Why, 4 to 500 characters.' })
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
      "Compact JWS of the platform over the receipt; its key is the `receiptKey` of the need's sealing keys.",
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
  @OneOf(CostKindEnum)
  kind!: CostKind;
  @Text({ min: 1, most: 200 })
  description!: string;
  @Amount()
  amountFen!: bigint;
  @YesNo({ description: 'Runs on an industrial-internet platform.' })
  industrialPlatform!: boolean;
  @YesNo()
  publicCloud!: boolean;
}

@InputType()
export class PlannedMilestoneInput {
  @Text({ min: 1, most: 120 })
  title!: string;
  @Whole({ min: 0, max: 60 })
  dueInMonths!: number;
}

@InputType()
export class SealBidInput {
  @Id()
  needId!: string;
  @Id()
  providerId!: string;
  @Id({ nullable: true, description: "A catalogue item of the provider's." })
  solutionId?: string;
  @Amount({ description: 'The sum of the lines, exactly.' })
  priceFen!: bigint;
  @Parts(() => BidLineInput, { most: 100, least: 1, description: '1 to 100.' })
  lines!: BidLineInput[];
  @Whole({ min: 1, max: 60 })
  deliveryMonths!: number;
  @Parts(() => PlannedMilestoneInput, {
    most: 20,
    least: 1,
    nullable: true,
    description: 'Left out: delivery and acceptance.',
  })
  milestones?: PlannedMilestoneInput[];
  @Text({ min: 1, most: 20_000, lines: true, description: '1 to 20,000 characters.' })
  proposal!: string;
  @Parts(() => BidConfidenceInput, {
    most: 3,
    nullable: true,
    description: 'What rivals may not see after the opening.',
  })
  confidential?: BidConfidenceInput[];
}

@InputType()
export class SealedBidInput {
  @Id({ description: 'Chosen by the bidder, and the bidId in the content.' })
  bidId!: string;
  @Id()
  needId!: string;
  @Id()
  providerId!: string;
  @Code({
    form: /^[\w.-]+$/,
    example: 'OPC-UA',
    description: 'Compact JWE to the sealing keys of the need, at most 200,000 characters.',
  })
  sealedText!: string;
  @Code({
    ...SHA256_HEX,
    description: 'SHA-256 of the content that was sealed.',
  })
  contentHash!: string;
}

@ArgsType()
export class SubmitSealedBidArgs {
  @Part(() => SealedBidInput)
  input!: SealedBidInput;
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ArgsType()
export class WithdrawBidArgs {
  @Id()
  needId!: string;
  @Id()
  providerId!: string;
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ArgsType()
export class SealBidArgs {
  @Part(() => SealBidInput)
  input!: SealBidInput;
  @IdempotencyKey()
  idempotencyKey!: string;
}
