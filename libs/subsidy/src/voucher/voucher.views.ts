import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';
import { connectionOf, FenScalar } from '#libs/platform';
import { LIMIT_KINDS, type LimitKind } from '../round/limits.js';
import { ContractReference, EnterpriseReference, ProviderReference } from '../copies/references.views.js';
import { ELIGIBILITY_RULES, type EligibilityRule } from '../rules/eligibility.rules.js';
import { PhaseState } from '../rules/phases.rules.js';
import { VoucherState } from '../rules/voucher.moves.js';

registerEnumType(VoucherState, { name: 'VoucherState' });
registerEnumType(PhaseState, { name: 'VoucherPhaseState' });

export const LimitKindEnum = Object.fromEntries(LIMIT_KINDS.map((kind) => [kind, kind])) as {
  [K in LimitKind]: K;
};
registerEnumType(LimitKindEnum, { name: 'LimitKind' });

export const EligibilityRuleEnum = Object.fromEntries(ELIGIBILITY_RULES.map((rule) => [rule, rule])) as {
  [K in EligibilityRule]: K;
};
registerEnumType(EligibilityRuleEnum, { name: 'EligibilityRule' });

@ObjectType('Ineligibility', {
  description: 'A rule that is not met: what it asks, what was found, how to mend it.',
})
export class IneligibilityView {
  @Field(() => EligibilityRuleEnum) rule!: EligibilityRule;
  @Field(() => String, { description: 'What the rule asks for.' }) asked!: string;
  @Field(() => String, { description: 'The fact that was used.' }) found!: string;
  @Field(() => String, { description: 'Where the rule stands.' }) source!: string;
}

@ObjectType('LineGrant', { description: 'What the scheme pays for one line of the contract.' })
export class LineGrantView {
  @Field(() => ID) lineId!: string;
  @Field(() => String) kind!: string;
  @Field(() => String) description!: string;
  @Field(() => FenScalar) amountFen!: string;
  @Field(() => Boolean) eligible!: boolean;
  @Field(() => String, { nullable: true }) reason?: string | null;
  @Field(() => FenScalar) grantFen!: string;
}

@ObjectType('VoucherPhase', { description: 'A part of the contract that is redeemed and paid by itself.' })
export class VoucherPhaseView {
  @Field(() => Int, { description: 'From 1.' }) number!: number;
  @Field(() => String) title!: string;
  @Field(() => FenScalar) contractFen!: string;
  @Field(() => FenScalar, { description: 'The phases sum to the amount of the voucher.' }) grantFen!: string;
  @Field(() => PhaseState) state!: PhaseState;
}

@ObjectType('Voucher')
@Directive('@key(fields: "id")')
export class VoucherView {
  @Field(() => ID) id!: string;
  @Field(() => ID) roundId!: string;
  @Field(() => ID, { description: 'The version of the rules that it was filed under.' })
  schemeVersionId!: string;
  @Field(() => VoucherState) state!: VoucherState;
  @Field(() => FenScalar) amountFen!: bigint;
  @Field(() => [VoucherPhaseView]) phases!: readonly VoucherPhaseView[];
  @Field(() => [LineGrantView]) lines!: readonly LineGrantView[];
  @Field(() => String, { description: 'Its place in the order of acceptance, over all claims.' })
  acceptedNumber!: string;
  @Field(() => LimitKindEnum, { nullable: true, description: 'The limit that is short.' })
  waitingFor?: LimitKind | null;
  @Field(() => Int, { nullable: true, description: 'How many wait for the same limit up to and with it.' })
  waitingPosition?: number | null;
  @Field(() => Boolean, {
    description: 'Of a cluster pilot, which the scheme serves before others that wait.',
  })
  clusterFirst!: boolean;
  @Field(() => [IneligibilityView], { description: 'Why it was refused after certification.' })
  ineligibilities!: readonly IneligibilityView[];
  @Field(() => ID, {
    nullable: true,
    description: 'The voucher whose contract went to another provider, and whose rest this one is.',
  })
  succeeds?: string | null;
  @Field(() => Date) claimedAt!: Date;
  @Field(() => Date, { nullable: true }) reservedAt?: Date | null;
  @Field(() => Date, {
    description:
      'Until when redemption must be asked for; what is not asked for then goes to those who wait.',
  })
  redeemBy!: Date;
  /** Null to whom may not read it. */
  @Field(() => EnterpriseReference, { nullable: true }) enterprise!: EnterpriseReference;
  @Field(() => ProviderReference) provider!: ProviderReference;
  /** Null to whom may not read it. */
  @Field(() => ContractReference, { nullable: true }) contract!: ContractReference;
}

@ObjectType()
export class VoucherConnection extends connectionOf(VoucherView, 'Voucher') {}

@ObjectType('ClaimOutcome', {
  description: 'A voucher, or every rule that is not met. One of the two.',
})
export class ClaimOutcomeView {
  @Field(() => VoucherView, { nullable: true }) voucher?: VoucherView | null;
  @Field(() => [IneligibilityView]) ineligibilities!: readonly IneligibilityView[];
}

@InputType('ClaimVoucherInput')
export class ClaimVoucherInput {
  @Field(() => ID) @IsUUID() roundId!: string;
  @Field(() => ID, { description: 'A contract that both sides signed.' }) @IsUUID() contractId!: string;
}
