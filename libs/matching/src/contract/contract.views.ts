import { ArgsType, Directive, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsOptional, IsUUID, Length, Matches } from 'class-validator';
import { PLAIN_TEXT, type CostKind } from '#libs/kernel';
import { connectionOf, FenScalar, LocalDateScalar, PageArgs } from '#libs/platform';
import { CostKindEnum } from '../bid/bid.views.js';
import { ContractState, MilestoneState, type Side } from './contract.moves.js';
import type { VersionKind } from './contract-version.entity.js';
import type { SignatureLevel as Level } from './signature.entity.js';

export const ContractSide = { ENTERPRISE: 'ENTERPRISE', PROVIDER: 'PROVIDER' } as const;
registerEnumType(ContractState, { name: 'ContractState' });
registerEnumType(MilestoneState, { name: 'MilestoneState' });
registerEnumType(ContractSide, { name: 'ContractSide' });
const SignatureLevel = { PLATFORM: 'PLATFORM', DETACHED: 'DETACHED' } as const;
registerEnumType(SignatureLevel, {
  name: 'SignatureLevel',
  description:
    "PLATFORM: the house saw the person consent. DETACHED: the person's own key signed the document, and anybody can verify it.",
});
const ContractVersionKind = { DRAFT: 'DRAFT', AMENDMENT: 'AMENDMENT', TERMINATION: 'TERMINATION' } as const;
registerEnumType(ContractVersionKind, { name: 'ContractVersionKind' });

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
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() needId?: string;
}

@ArgsType()
export class OfContractArgs {
  @Field(() => ID) @IsUUID() contractId!: string;
}

@ArgsType()
export class WithReasonArgs {
  @Field(() => ID) @IsUUID() id!: string;
  @Field(() => String, { description: '4 to 2,000 characters.' })
  @Length(4, 2000)
  @Matches(PLAIN_TEXT)
  reason!: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ArgsType()
export class StatementArgs {
  @Field(() => ID) @IsUUID() id!: string;
  @Field(() => String, { description: '4 to 5,000 characters.' })
  @Length(4, 5000)
  @Matches(PLAIN_TEXT)
  statement!: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}
