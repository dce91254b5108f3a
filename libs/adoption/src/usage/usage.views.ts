import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, describeEnum, LocalDateScalar } from '#libs/platform';
import { EntryCode, EntryStatus } from './usage.rules.js';

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

describeEnum(EntryCode, {
  name: 'UsageEntryCode',
  description: 'Why an entry of a batch waits or was rejected.',
  values: {
    CONTRACT_NOT_ACCEPTED: {
      'zh-CN': '合同尚未验收：该记录已保存，企业验收后自动计入',
      en: 'the contract is not accepted yet: the entry is kept and counts once the enterprise accepts',
    },
    CONTRACT_UNKNOWN: {
      'zh-CN': '没有找到属于您的该合同：请核对合同编号',
      en: 'no contract of yours has this id: check the contract id',
    },
    ENTERPRISE_MISMATCH: {
      'zh-CN': '该合同属于另一家企业：请核对企业编号',
      en: 'the contract belongs to another enterprise: check the enterprise id',
    },
    DAY_IN_FUTURE: {
      'zh-CN': '使用日期尚未到来（北京时间）',
      en: 'the day of use has not come yet (Asia/Shanghai)',
    },
    DAY_BEFORE_CONTRACT: {
      'zh-CN': '使用日期早于合同签订日',
      en: 'the day of use lies before the day on which the contract was signed',
    },
    DUPLICATE_DAY: {
      'zh-CN': '该合同当日的使用情况已经上报',
      en: 'the use of this contract on this day was reported before',
    },
  },
});

@ObjectType('UsageEntryReport')
export class UsageEntryReportView {
  @Field(() => ID) contractId!: string;
  @Field(() => EntryStatus) status!: EntryStatus;
  @Field(() => EntryCode, { nullable: true, description: 'Why; null when it was accepted.' })
  code!: EntryCode | null;
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

@ObjectType('UsageLine', { description: 'An entry of a batch that was not accepted.' })
class UsageLineView {
  @Field(() => Int, { description: 'Its place in the batch, from 1.' }) line!: number;
  @Field(() => ID) contractId!: string;
  @Field(() => EntryStatus) status!: EntryStatus;
  @Field(() => EntryCode) code!: EntryCode;
}

@ObjectType('ReceivedUsage', { description: 'A batch that was received, and what became of it.' })
export class ReceivedUsageView {
  @Field(() => ID) id!: string;
  @Field(() => ID, { description: 'The machine that signed it.' }) clientId!: string;
  @Field(() => ID, { description: 'As its sender chose it.' }) batchId!: string;
  @Field(() => LocalDateScalar) periodDay!: string;
  @Field(() => Date) receivedAt!: Date;
  @Field(() => Int) accepted!: number;
  @Field(() => Int) waiting!: number;
  @Field(() => Int) rejected!: number;
  @Field(() => [UsageLineView], { description: 'Entries that wait or were rejected, the first 100.' })
  notAccepted!: readonly UsageLineView[];
}

@ObjectType()
export class ReceivedUsageConnection extends connectionOf(ReceivedUsageView, 'ReceivedUsage') {}
