import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, describeEnum, LocalDateScalar } from '#libs/platform';
import { ContractReference, EnterpriseReference, ProviderReference } from './adoption.references.js';
import {
  EVIDENCE_KINDS,
  GOALS,
  GRADES,
  type AdoptionStatus,
  type EvidenceKind,
  type Goal,
  type Grade,
} from '../counting/counting.rules.js';
import { CHANGE_KINDS, type ChangeKind } from '../counting/plan.rules.js';

const ADOPTION_STATUSES = ['NOT_COUNTED', 'DECLARED', 'ACTIVE', 'AMBER', 'LAPSED'] as const;

/** `{ A: 'A', ... }`: a list of words as an enum for GraphQL. */
function enumOf<T extends string>(words: readonly T[]): { readonly [K in T]: K } {
  return Object.fromEntries(words.map((word) => [word, word])) as { [K in T]: K };
}

export const GoalEnum = enumOf(GOALS);
export const GradeEnum = enumOf(GRADES);
const StatusEnum = enumOf(ADOPTION_STATUSES);
const EvidenceKindEnum = enumOf(EVIDENCE_KINDS);
const ChangeKindEnum = enumOf(CHANGE_KINDS);

describeEnum(GoalEnum, {
  name: 'Goal',
  description: 'A goal of the plan that counts enterprises.',
  values: {
    ON_CLOUD: { 'zh-CN': '企业上云', en: 'on the cloud' },
    UPGRADED: { 'zh-CN': '工业企业上平台', en: 'on an industrial-internet platform' },
  },
});
describeEnum(GradeEnum, {
  name: 'EvidenceGrade',
  description: 'How well a count is proved; the first three make the official figure.',
  values: {
    A: { 'zh-CN': 'A 级', en: 'grade A', meaning: 'two sources report use.' },
    B: { 'zh-CN': 'B 级', en: 'grade B', meaning: 'the provider reports use in signed batches.' },
    C: { 'zh-CN': 'C 级', en: 'grade C', meaning: 'seen on paper.' },
    D: { 'zh-CN': 'D 级', en: 'grade D', meaning: 'only declared or imported.' },
  },
});
describeEnum(StatusEnum, {
  name: 'AdoptionStatus',
  description: 'How an enterprise stands towards a goal; a lapsed count returns when use returns.',
  values: {
    NOT_COUNTED: { 'zh-CN': '未计入', en: 'not counted' },
    DECLARED: { 'zh-CN': '仅申报', en: 'only declared' },
    ACTIVE: { 'zh-CN': '计入中', en: 'counted' },
    AMBER: { 'zh-CN': '即将失效', en: 'about to lapse', meaning: 'no use for 60 days.' },
    LAPSED: { 'zh-CN': '已失效', en: 'lapsed', meaning: 'no use for 90 days.' },
  },
});
describeEnum(EvidenceKindEnum, {
  name: 'EvidenceKind',
  description: 'What speaks for a count.',
  values: {
    PROVIDER_BATCH: { 'zh-CN': '服务商上报的使用情况', en: 'use reported by the provider' },
    CONTRACT_INVOICE_ACCEPTANCE: {
      'zh-CN': '纸质合同、发票与验收',
      en: 'contract, invoice and acceptance on paper',
    },
    VOUCHER_PAID: { 'zh-CN': '服务券已兑付', en: 'voucher paid', meaning: 'money paid is no use.' },
    SELF_DECLARED: { 'zh-CN': '企业自行申报', en: 'declared by the enterprise' },
    IMPORTED: { 'zh-CN': '历史数据导入', en: 'imported' },
  },
});
describeEnum(ChangeKindEnum, {
  name: 'AdoptionChangeKind',
  description: 'What happened to a count.',
  values: {
    DECLARED: { 'zh-CN': '仅申报', en: 'only declared' },
    COUNTED: { 'zh-CN': '首次计入', en: 'counted for the first time' },
    RETURNED: { 'zh-CN': '恢复计入', en: 'counted again' },
    GRADE_CHANGED: { 'zh-CN': '等级变更', en: 'counted with another grade' },
    ENDED: { 'zh-CN': '不再计入', en: 'no longer counted' },
  },
});

@ObjectType('GradeCount')
export class GradeCountView {
  @Field(() => GradeEnum) grade!: Grade;
  @Field(() => Int) count!: number;
}

@ObjectType('GoalProgress', { description: 'A goal of the plan and how far it has come at a moment.' })
export class GoalView {
  @Field(() => GoalEnum) code!: Goal;
  @Field(() => Int, { description: 'From the plan for 2018 to 2025, 专栏13.' }) target!: number;
  @Field(() => Int, { description: 'The official figure: grades A, B and C.' }) counted!: number;
  @Field(() => Int, { description: 'Only declared or imported (grade D); never inside the official figure.' })
  declared!: number;
  @Field(() => [GradeCountView]) byGrade!: GradeCountView[];
  @Field(() => Date) asOf!: Date;
  @Field(() => String) ruleVersion!: string;
  @Field(() => GoalEnum, { nullable: true, description: 'Who counts here counts there too.' })
  nestedIn!: Goal | null;
}

@ObjectType('AdoptionChange')
export class AdoptionChangeView {
  @Field(() => ChangeKindEnum) kind!: ChangeKind;
  @Field(() => GradeEnum, { nullable: true }) gradeBefore!: Grade | null;
  @Field(() => GradeEnum, { nullable: true }) gradeAfter!: Grade | null;
  @Field(() => String) ruleVersion!: string;
  @Field(() => Date) at!: Date;
}

@ObjectType('AdoptionGoal', { description: 'How an enterprise stands towards one goal.' })
export class AdoptionGoalView {
  @Field(() => GoalEnum) goal!: Goal;
  @Field(() => StatusEnum) status!: AdoptionStatus;
  @Field(() => GradeEnum, { nullable: true }) grade!: Grade | null;
  @Field(() => Date, { nullable: true, description: 'When it was first counted.' }) countedAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'Since when it counts without a break, with its grade.' })
  since!: Date | null;
  @Field(() => LocalDateScalar, { nullable: true }) lastUsedOn!: string | null;
  @Field(() => Date, { nullable: true, description: 'Turns amber then if no use is reported.' })
  amberAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'Counts no longer then if no use is reported.' })
  lapsesAt!: Date | null;
  @Field(() => String) ruleVersion!: string;
  @Field(() => [AdoptionChangeView], { description: 'Oldest first, at most 100.' })
  history!: AdoptionChangeView[];
}

@ObjectType('AdoptionEvidence')
export class EvidenceView {
  @Field(() => ID) id!: string;
  @Field(() => EvidenceKindEnum) kind!: EvidenceKind;
  @Field(() => ContractReference, { nullable: true }) contract!: ContractReference | null;
  @Field(() => ProviderReference, { nullable: true }) provider!: ProviderReference | null;
  @Field(() => String, { nullable: true }) providerName!: string | null;
  @Field(() => Boolean, { description: 'False while the enterprise has not accepted the contract.' })
  accepted!: boolean;
  @Field(() => Boolean) industrialPlatform!: boolean;
  @Field(() => Boolean) publicCloud!: boolean;
  @Field(() => LocalDateScalar, { nullable: true }) firstUsedOn!: string | null;
  @Field(() => LocalDateScalar, { nullable: true }) lastUsedOn!: string | null;
  @Field(() => Int) daysUsed!: number;
  @Field(() => Boolean, {
    description: 'Some of this use was reported while its provider was suspended or had left the pool.',
  })
  reportedOutOfPool!: boolean;
  @Field(() => Date) recordedAt!: Date;
}

@ObjectType('Adoption', { description: 'Am I counted, under which rule, since when, and on what evidence?' })
export class AdoptionView {
  /** Null to whom may not read it. */
  @Field(() => EnterpriseReference, { nullable: true }) enterprise!: EnterpriseReference;
  @Field(() => String) unifiedSocialCreditCode!: string;
  @Field(() => [AdoptionGoalView]) goals!: AdoptionGoalView[];
  @Field(() => [EvidenceView], { description: 'Newest first, at most 100.' }) evidence!: EvidenceView[];
  @Field(() => Date) asOf!: Date;
}

@ObjectType('PlaceCount', { description: 'How many count in a division now: grades A, B and C.' })
export class PlaceCountView {
  @Field(() => String) divisionCode!: string;
  @Field(() => String) name!: string;
  @Field(() => Int) counted!: number;
}

@ObjectType('MonthCount', { description: 'How many counted at the end of a month: grades A, B and C.' })
export class MonthCountView {
  @Field(() => String, { description: 'YYYY-MM; the present one as it stands now.' }) month!: string;
  @Field(() => Int) counted!: number;
}

@ObjectType('CountedEnterprise')
export class CountedEnterpriseView {
  @Field(() => ID, { description: 'Of the adoption: one per legal person and goal.' }) id!: string;
  /** Null to whom may not read it. */
  @Field(() => EnterpriseReference, { nullable: true }) enterprise!: EnterpriseReference;
  @Field(() => String) unifiedSocialCreditCode!: string;
  @Field(() => String, { nullable: true }) name!: string | null;
  @Field(() => String, { nullable: true }) divisionCode!: string | null;
  @Field(() => String, { nullable: true }) industryCode!: string | null;
  @Field(() => GoalEnum) goal!: Goal;
  @Field(() => GradeEnum) grade!: Grade;
  @Field(() => Date, { nullable: true }) countedAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'Counts no longer then if no use is reported.' })
  lapsesAt!: Date | null;
}

@ObjectType()
export class CountedEnterpriseConnection extends connectionOf(CountedEnterpriseView, 'CountedEnterprise') {}
