import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { describeEnum, LocalDateScalar } from '#libs/platform';
import { EntryStatus } from './usage.rules.js';

describeEnum(EntryStatus, {
  name: 'UsageEntryStatus',
  description: 'What became of an entry of a batch.',
  values: {
    ACCEPTED: { 'zh-CN': '已计入', en: 'accepted' },
    WAITING: {
      'zh-CN': '待合同验收',
      en: 'waiting',
      meaning: 'kept, and counts when the contract is accepted.',
    },
    REJECTED: { 'zh-CN': '不予计入', en: 'rejected', meaning: 'leaves no trace.' },
  },
});

@ObjectType('UsageEntryReport')
export class UsageEntryReportView {
  @Field(() => ID) contractId!: string;
  @Field(() => EntryStatus) status!: EntryStatus;
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
