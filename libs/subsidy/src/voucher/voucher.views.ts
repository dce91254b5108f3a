import { ArgsType, Directive, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, FenScalar, Id, Text, describeEnum } from '#libs/platform';
import { RoundPageArgs } from '../round/round-page.args.js';
import { LIMIT_KINDS, type LimitKind } from '../round/limits.js';
import { ContractReference, EnterpriseReference, ProviderReference } from '../copies/references.views.js';
import { ELIGIBILITY_RULES, type EligibilityRule } from '../rules/eligibility.rules.js';
import { PhaseState } from '../rules/phases.rules.js';
import { VoucherState } from '../rules/voucher.moves.js';

describeEnum(VoucherState, {
  name: 'VoucherState',
  description: 'Where a voucher stands.',
  values: {
    WAITING_CERTIFICATION: { 'zh-CN': '待企业认证', en: 'waiting for certification' },
    ACCEPTED: {
      'zh-CN': '已受理',
      en: 'accepted',
      meaning: 'it has its number and is decided in the order of the numbers',
    },
    WAITING: { 'zh-CN': '排队中', en: 'waiting', meaning: 'a limit is short; it is served in its order' },
    RESERVED: { 'zh-CN': '已入库', en: 'reserved', meaning: 'money is held for it' },
    REDEEMING: { 'zh-CN': '兑现审核中', en: 'being redeemed' },
    REDEEMED: { 'zh-CN': '已审定', en: 'redeemed', meaning: 'approved and not paid yet' },
    PAID: { 'zh-CN': '已拨付', en: 'paid' },
    REFUSED: { 'zh-CN': '不予受理', en: 'refused' },
    RELEASED: { 'zh-CN': '已释放', en: 'released', meaning: 'given up; its money went to others' },
    EXPIRED: { 'zh-CN': '已过期', en: 'expired' },
  },
});
describeEnum(PhaseState, {
  name: 'VoucherPhaseState',
  description: 'Where a phase of a voucher stands.',
  values: {
    PLANNED: { 'zh-CN': '待入库', en: 'planned', meaning: 'nothing is held for it yet' },
    RESERVED: { 'zh-CN': '已入库', en: 'reserved' },
    REDEEMING: { 'zh-CN': '兑现审核中', en: 'being redeemed' },
    REDEEMED: { 'zh-CN': '已审定', en: 'redeemed' },
    PAID: { 'zh-CN': '已拨付', en: 'paid' },
    RELEASED: { 'zh-CN': '已释放', en: 'released' },
  },
});

export const LimitKindEnum = Object.fromEntries(LIMIT_KINDS.map((kind) => [kind, kind])) as {
  [K in LimitKind]: K;
};
describeEnum(LimitKindEnum, {
  name: 'LimitKind',
  description: 'What can be short for a claim.',
  values: {
    GROUP_LIMIT: { 'zh-CN': '企业（集团）上限', en: 'limit of the group of enterprises' },
    PROVIDER_LIMIT: { 'zh-CN': '服务商上限', en: 'limit of the provider' },
    CITY_TRANCHE: { 'zh-CN': '地市额度', en: 'tranche of the city' },
    PROGRAMME: { 'zh-CN': '省级总额度', en: 'budget of the programme' },
  },
});

export const EligibilityRuleEnum = Object.fromEntries(ELIGIBILITY_RULES.map((rule) => [rule, rule])) as {
  [K in EligibilityRule]: K;
};
describeEnum(EligibilityRuleEnum, {
  name: 'EligibilityRule',
  description: 'A rule that a claim is held against.',
  values: {
    REGISTERED_IN_PROVINCE: { 'zh-CN': '省内注册', en: 'registered in the province' },
    CITY_TAKES_PART: { 'zh-CN': '地市参加本轮', en: 'the city takes part' },
    INDUSTRIAL_ENTERPRISE: { 'zh-CN': '工业企业', en: 'industrial enterprise' },
    MINIMUM_AGE: { 'zh-CN': '成立年限', en: 'minimum age' },
    MINIMUM_REVENUE: { 'zh-CN': '主营业务收入', en: 'minimum revenue' },
    NO_FISCAL_VIOLATION: { 'zh-CN': '无财政资金严重违规', en: 'no violation with fiscal funds' },
    CONTRACT_IN_FORCE: { 'zh-CN': '合同有效', en: 'contract in force' },
    CONTRACT_SIGNED_AFTER: { 'zh-CN': '合同签订时间', en: 'contract signed late enough' },
    PROVIDER_IN_POOL: { 'zh-CN': '服务商在资源池内', en: 'provider in the pool' },
    NO_REPEAT_FOR_CONTRACT: { 'zh-CN': '不重复申领', en: 'no second voucher for the contract' },
    NO_OTHER_FISCAL_SUPPORT: { 'zh-CN': '无其他财政支持', en: 'no other fiscal support' },
    SOME_ELIGIBLE_LINE: { 'zh-CN': '有可补助费用', en: 'some line that is paid for' },
  },
});

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

@ArgsType()
export class VouchersArgs extends RoundPageArgs {
  @Text({
    most: 100,
    nullable: true,
    description: 'The beginning of the number of the contract, or a part of the name of a side.',
  })
  text?: string | null;
}

@ObjectType('ClaimOutcome', {
  description: 'A voucher, or every rule that is not met. One of the two.',
})
export class ClaimOutcomeView {
  @Field(() => VoucherView, { nullable: true }) voucher?: VoucherView | null;
  @Field(() => [IneligibilityView]) ineligibilities!: readonly IneligibilityView[];
}

@InputType('ClaimVoucherInput')
export class ClaimVoucherInput {
  @Id() roundId!: string;
  @Id({ description: 'A contract that both sides signed.' }) contractId!: string;
}
