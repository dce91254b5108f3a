import { ArgsType, Directive, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { type CostKind } from '#libs/kernel';
import {
  connectionOf,
  FenScalar,
  LocalDateScalar,
  PageArgs,
  Id,
  Text,
  IdempotencyKey,
  describeEnum,
} from '#libs/platform';
import { CostKindEnum } from '../bid/bid.views.js';
import { ContractState, MilestoneState, type Side } from './contract.moves.js';
import type { VersionKind } from './contract-version.entity.js';
import type { SignatureLevel as Level } from './signature.entity.js';

export const ContractSide = { ENTERPRISE: 'ENTERPRISE', PROVIDER: 'PROVIDER' } as const;
describeEnum(ContractState, {
  name: 'ContractState',
  description: 'Where a contract stands.',
  values: {
    DRAFTED: { 'zh-CN': '已起草', en: 'drafted' },
    SIGNED: { 'zh-CN': '已签署', en: 'signed' },
    ACCEPTED: { 'zh-CN': '已验收', en: 'accepted' },
    TERMINATED: { 'zh-CN': '已解除', en: 'terminated' },
    REPLACED: { 'zh-CN': '已由他人接续', en: 'replaced' },
    CANCELLED: { 'zh-CN': '已取消', en: 'cancelled' },
  },
});
describeEnum(MilestoneState, {
  name: 'MilestoneState',
  description: 'Where a milestone stands.',
  values: {
    PLANNED: { 'zh-CN': '计划中', en: 'planned' },
    REPORTED: { 'zh-CN': '已报告', en: 'reported' },
    ACCEPTED: { 'zh-CN': '已验收', en: 'accepted' },
  },
});
describeEnum(ContractSide, {
  name: 'ContractSide',
  description: 'A side of a contract.',
  values: {
    ENTERPRISE: { 'zh-CN': '企业', en: 'enterprise' },
    PROVIDER: { 'zh-CN': '服务商', en: 'provider' },
  },
});
const SignatureLevel = { PLATFORM: 'PLATFORM', DETACHED: 'DETACHED' } as const;
describeEnum(SignatureLevel, {
  name: 'SignatureLevel',
  description: 'How a side signed.',
  values: {
    PLATFORM: {
      'zh-CN': '平台见证',
      en: 'platform',
      meaning: 'the platform saw the signed-in person consent',
    },
    DETACHED: {
      'zh-CN': '本人密钥',
      en: 'detached',
      meaning: "the person's own key signed the document, and anybody can verify it",
    },
  },
});
const ContractVersionKind = { DRAFT: 'DRAFT', AMENDMENT: 'AMENDMENT', TERMINATION: 'TERMINATION' } as const;
describeEnum(ContractVersionKind, {
  name: 'ContractVersionKind',
  description: 'What a text of a contract is.',
  values: {
    DRAFT: { 'zh-CN': '草稿', en: 'draft' },
    AMENDMENT: { 'zh-CN': '变更', en: 'amendment' },
    TERMINATION: { 'zh-CN': '解除协议', en: 'termination agreement' },
  },
});

@ObjectType('ContractLine')
export class ContractLineView {
  @Field(() => ID) id!: string;
  @Field(() => CostKindEnum) kind!: CostKind;
  @Field(() => String) description!: string;
  @Field(() => FenScalar) amountFen!: bigint;
  @Field(() => Boolean) industrialPlatform!: boolean;
  @Field(() => Boolean) publicCloud!: boolean;
  @Field(() => String, { nullable: true, description: 'Of a metered line: what is counted.' })
  unit?: string | null;
  @Field(() => FenScalar, { nullable: true }) unitPriceFen?: bigint | null;
  @Field(() => FenScalar, { nullable: true, description: 'The most units; the amount is what they come to.' })
  mostUnits?: bigint | null;
}

@ObjectType('ContractPhase', { description: 'Milestones that are paid together.' })
export class ContractPhaseView {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
  @Field(() => FenScalar) amountFen!: bigint;
}

@ObjectType('Milestone', { description: 'A step of the delivery.' })
export class MilestoneView {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
  @Field(() => Int, { description: 'Months after the signature.' }) dueInMonths!: number;
  @Field(() => FenScalar, { description: 'What its acceptance makes of the price.' }) amountFen!: bigint;
  @Field(() => ID) phaseId!: string;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Once the contract is signed.' })
  dueOn?: string | null;
  @Field(() => MilestoneState) state!: MilestoneState;
  @Field(() => String, { nullable: true }) report?: string | null;
  @Field(() => Date, { nullable: true }) reportedAt?: Date | null;
  @Field(() => Date, { nullable: true }) acceptedAt?: Date | null;
}

@ObjectType('ContractSignature')
export class SignatureView {
  @Field(() => ContractSide) side!: Side;
  @Field(() => String) documentHash!: string;
  @Field(() => SignatureLevel) level!: Level;
  @Field(() => String, {
    nullable: true,
    description: 'DETACHED: compact JWS whose payload is the document.',
  })
  jws?: string | null;
  @Field(() => String, { nullable: true, description: 'DETACHED: the JWK that verifies it.' })
  publicJwk?: string | null;
  @Field(() => Date) signedAt!: Date;
}

@ObjectType('ContractVersion', { description: 'A text of a contract.' })
export class ContractVersionView {
  @Field(() => Int) version!: number;
  @Field(() => ContractVersionKind) kind!: VersionKind;
  @Field(() => String) document!: string;
  @Field(() => String) documentHash!: string;
  @Field(() => String, { nullable: true }) reason?: string | null;
  @Field(() => ContractSide, { nullable: true, description: 'Absent for what the award drafted.' })
  proposedSide?: Side | null;
  @Field(() => Date) proposedAt!: Date;
  @Field(() => Date, { nullable: true }) inForceAt?: Date | null;
  @Field(() => Date, { nullable: true, description: 'Signatures under it are void from then on.' })
  withdrawnAt?: Date | null;
}

@ObjectType('SignedContractVersion')
export class SignedVersionView extends ContractVersionView {
  @Field(() => [SignatureView]) signatures!: readonly SignatureView[];
}

@ObjectType('Contract', { description: 'What an enterprise and a provider agreed on.' })
@Directive('@key(fields: "id")')
export class ContractView {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true, description: 'Given with the second signature: YS-2020-000001.' })
  number?: string | null;
  @Field(() => ID) needId!: string;
  @Field(() => ID, { nullable: true, description: 'Absent where no bid led to it.' }) bidId?: string | null;
  enterpriseId!: string;
  providerId!: string;
  @Field(() => String) title!: string;
  @Field(() => String) scenario!: string;
  @Field(() => FenScalar, { description: 'The sum of the lines.' }) totalFen!: bigint;
  @Field(() => ContractState) state!: ContractState;
  @Field(() => Int, { description: 'In force; while drafted, the one to be signed.' }) version!: number;
  @Field(() => ID, {
    nullable: true,
    description: 'The contract whose undelivered part this one takes over.',
  })
  replacesContractId?: string | null;
  @Field(() => ContractVersionView, { nullable: true, description: 'The text that waits for signatures.' })
  pending?: ContractVersionView | null;
  @Field(() => [ContractPhaseView], { description: 'They make the total.' })
  phases!: readonly ContractPhaseView[];
  @Field(() => String, { description: 'Canonical JSON: what both sides sign, to the byte.' })
  document!: string;
  @Field(() => String, { description: 'SHA-256 of the document.' }) documentHash!: string;
  @Field(() => [ContractLineView]) lines!: readonly ContractLineView[];
  @Field(() => [MilestoneView]) milestones!: readonly MilestoneView[];
  @Field(() => [SignatureView]) signatures!: readonly SignatureView[];
  @Field(() => Date) awardedAt!: Date;
  @Field(() => LocalDateScalar, { nullable: true }) signedOn?: string | null;
  @Field(() => Date, { nullable: true }) signedAt?: Date | null;
  @Field(() => Date, { nullable: true }) acceptedAt?: Date | null;
  @Field(() => Date, { nullable: true, description: 'Since when no deadline runs; absent while they do.' })
  stoppedAt?: Date | null;
  @Field(() => Date, { nullable: true }) cancelledAt?: Date | null;
  @Field(() => Date, { nullable: true }) terminatedAt?: Date | null;
  @Field(() => Date, { nullable: true }) replacedAt?: Date | null;
}

@ObjectType()
export class ContractConnection extends connectionOf(ContractView, 'Contract') {}

@ArgsType()
export class ContractsArgs extends PageArgs {
  @Id({ nullable: true })
  needId?: string;
  @Text({
    most: 100,
    nullable: true,
    description: 'The beginning of the number, or a part of the title or of the name of a side.',
  })
  text?: string | null;
}

@ArgsType()
export class OfContractArgs {
  @Id()
  contractId!: string;
}

@ArgsType()
export class WithReasonArgs {
  @Id()
  id!: string;
  @Text({ min: 4, most: 2000, lines: true, description: '4 to 2,000 characters.' })
  reason!: string;
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ArgsType()
export class StatementArgs {
  @Id()
  id!: string;
  @Text({ min: 4, most: 5000, lines: true, description: '4 to 5,000 characters.' })
  statement!: string;
  @IdempotencyKey()
  idempotencyKey!: string;
}
