import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, LocalDateScalar } from '#libs/platform';
import { ContractReference, EnterpriseReference, ProviderReference } from './adoption.references.js';
import {
  EVIDENCE_KINDS,
  GOALS,
  GRADES,
  type AdoptionStatus,
  type EvidenceKind,
  type Goal,
  type Grade,
} from './counting/counting.rules.js';
import { CHANGE_KINDS, type ChangeKind } from './counting/plan.rules.js';
import { ENTRY_STATUSES, type EntryStatus } from './usage/usage.rules.js';

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
const EntryStatusEnum = enumOf(ENTRY_STATUSES);

registerEnumType(GoalEnum, { name: 'Goal', description: 'A goal of the plan that counts enterprises.' });
registerEnumType(GradeEnum, {
  name: 'EvidenceGrade',
  description:
    'A: two sources report use. B: the provider reports use in signed batches. C: on paper. D: only declared or imported.',
});
registerEnumType(StatusEnum, {
  name: 'AdoptionStatus',
  description: 'AMBER after 60 days without use, LAPSED after 90; it returns when use returns.',
});
registerEnumType(EvidenceKindEnum, { name: 'EvidenceKind' });
registerEnumType(ChangeKindEnum, { name: 'AdoptionChangeKind' });
registerEnumType(EntryStatusEnum, {
  name: 'UsageEntryStatus',
  description: 'WAITING is kept, and counts when the contract is accepted. REJECTED leaves no trace.',
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

@ObjectType('UsageEntryReport')
export class UsageEntryReportView {
  @Field(() => ID) contractId!: string;
  @Field(() => EntryStatusEnum) status!: EntryStatus;
  @Field(() => String, {
    nullable: true,
    description:
      'Why: CONTRACT_NOT_ACCEPTED (waiting); CONTRACT_UNKNOWN, ENTERPRISE_MISMATCH, DAY_IN_FUTURE, DAY_BEFORE_CONTRACT, DUPLICATE_DAY (rejected).',
  })
  code!: string | null;
}

@ObjectType('UsageReport', { description: 'What became of each entry of a batch, in the order sent.' })
export class UsageReportView {
  @Field(() => ID) batchId!: string;
  @Field(() => LocalDateScalar) periodDay!: string;
  @Field(() => Date) receivedAt!: Date;
  @Field(() => Int) accepted!: number;
  @Field(() => Int) waiting!: number;
  @Field(() => Int) rejected!: number;
  @Field(() => [UsageEntryReportView]) entries!: UsageEntryReportView[];
}
