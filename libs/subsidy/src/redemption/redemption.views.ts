import { Directive, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ContractReference, EnterpriseReference, ProviderReference } from '../copies/references.views.js';
import type { Problem } from '../rules/checklist.rules.js';
import { connectionOf, FenScalar, LocalDateScalar, describeEnum } from '#libs/platform';
import { ApprovalDecision, RedemptionState, ReviewDecision } from '../rules/redemption.moves.js';

describeEnum(RedemptionState, {
  name: 'RedemptionState',
  description: 'Where a redemption stands.',
  values: {
    SUBMITTED: { 'zh-CN': '已提交', en: 'submitted' },
    RETURNED: { 'zh-CN': '退回补正', en: 'returned' },
    REVIEWED: { 'zh-CN': '审核通过', en: 'reviewed' },
    APPROVED: { 'zh-CN': '审定通过', en: 'approved' },
    REJECTED: { 'zh-CN': '不予通过', en: 'rejected' },
    NOTICED: { 'zh-CN': '已公示', en: 'on public notice' },
    PAYING: { 'zh-CN': '拨付中', en: 'being paid' },
    PAID: { 'zh-CN': '已拨付', en: 'paid' },
    LAPSED: { 'zh-CN': '逾期终止', en: 'lapsed' },
  },
});
describeEnum(ReviewDecision, {
  name: 'ReviewDecision',
  description: 'What a bureau decides of papers.',
  values: {
    RETURNED: { 'zh-CN': '退回补正', en: 'returned' },
    REVIEWED: { 'zh-CN': '审核通过', en: 'reviewed' },
  },
});
describeEnum(ApprovalDecision, {
  name: 'ApprovalDecision',
  description: 'What the commission decides.',
  values: {
    APPROVED: { 'zh-CN': '审定通过', en: 'approved' },
    REJECTED: { 'zh-CN': '不予通过', en: 'rejected' },
  },
});

/** Who has to act on a file. */
export const ItemStatus = { PRESENT: 'PRESENT', MISSING: 'MISSING', WRONG: 'WRONG' } as const;
describeEnum(ItemStatus, {
  name: 'ItemStatus',
  description: 'Whether a paper is there and fits.',
  values: {
    PRESENT: { 'zh-CN': '齐全', en: 'present' },
    MISSING: { 'zh-CN': '缺少', en: 'missing' },
    WRONG: { 'zh-CN': '不符', en: 'wrong' },
  },
});

@ObjectType('Invoice')
export class InvoiceView {
  @Field(() => String) number!: string;
  @Field(() => String, { nullable: true, description: 'Beside a number of eight digits.' }) code?:
    string | null;
  @Field(() => FenScalar) amountFen!: bigint;
  @Field(() => LocalDateScalar) issuedOn!: string;
}

@ObjectType('Payment')
export class PaymentView {
  @Field(() => String) bankReference!: string;
  @Field(() => FenScalar) amountFen!: string;
  @Field(() => LocalDateScalar) paidOn!: string;
  @Field(() => String, { nullable: true }) payerName?: string | null;
  @Field(() => String, { nullable: true }) payeeName?: string | null;
}

@ObjectType('RedemptionDocument')
export class DocumentView {
  @Field(() => String) kind!: string;
  @Field(() => String) hash!: string;
  /** Who handed it in, and so who has to have uploaded it. */
  holder!: string;
}

@ObjectType('Deficiency', { description: 'Something that the enterprise is to mend.' })
export class DeficiencyView {
  @Field(() => String, { description: 'The item of the checklist, or OTHER.' }) item!: string;
  @Field(() => String) problem!: string;
  @Field(() => String) acceptedForm!: string;
}

@ObjectType('Redemption')
@Directive('@key(fields: "id")')
export class RedemptionView {
  @Field(() => ID) id!: string;
  @Field(() => ID) voucherId!: string;
  @Field(() => Int) phase!: number;
  @Field(() => ID) roundId!: string;
  /** Null to whom may not read it. */
  @Field(() => EnterpriseReference, { nullable: true }) enterprise!: EnterpriseReference;
  @Field(() => ProviderReference) provider!: ProviderReference;
  /** Null to whom may not read it. */
  @Field(() => ContractReference, { nullable: true }) contract!: ContractReference;
  @Field(() => RedemptionState) state!: RedemptionState;
  @Field(() => FenScalar) amountFen!: bigint;
  @Field(() => FenScalar) contractFen!: bigint;
  @Field(() => FenScalar, { description: 'What the enterprise has paid to the provider.' }) paidFen!: bigint;
  @Field(() => [InvoiceView]) invoices!: InvoiceView[];
  @Field(() => [PaymentView]) payments!: readonly PaymentView[];
  @Field(() => [DocumentView]) documents!: readonly DocumentView[];
  @Field(() => String) acceptanceReportHash!: string;
  @Field(() => Int, {
    description: 'Counts how often papers were handed in; a decision counts for those it saw.',
  })
  papersVersion!: number;
  @Field(() => Date) submittedAt!: Date;
  @Field(() => Date, { nullable: true }) reviewedAt?: Date | null;
  @Field(() => String, { nullable: true }) reviewReason?: string | null;
  @Field(() => Date, { nullable: true }) approvedAt?: Date | null;
  @Field(() => String, { nullable: true }) approvalReason?: string | null;
  @Field(() => Date, { nullable: true, description: 'Until when a returned file may be mended.' })
  mendBy?: Date | null;
  @Field(() => [DeficiencyView], { description: 'Of the present papers, all of them at once.' })
  deficiencies!: DeficiencyView[];
}

@ObjectType()
export class RedemptionConnection extends connectionOf(RedemptionView, 'Redemption') {}

@ObjectType('ChecklistProblem')
export class ProblemView implements Problem {
  @Field(() => String) code!: string;
  params!: Problem['params'];
  missing!: boolean;
}

@ObjectType('ChecklistItem')
export class ChecklistItemView {
  @Field(() => String) item!: string;
  @Field(() => ItemStatus) status!: keyof typeof ItemStatus;
  @Field(() => [ProblemView]) problems!: readonly ProblemView[];
}

@ObjectType('RedemptionChecklist')
export class ChecklistView {
  @Field(() => Boolean, { description: 'Whether submitting these papers now would be accepted.' })
  complete!: boolean;
  @Field(() => [ChecklistItemView]) items!: ChecklistItemView[];
  @Field(() => String, { description: 'Who must have paid.' }) payerName!: string;
  @Field(() => String, { description: 'Who must have been paid.' }) payeeName!: string;
  @Field(() => FenScalar, { description: 'What the contract says of the phase.' }) contractFen!: bigint;
  @Field(() => FenScalar, { description: 'What the voucher pays for the phase.' }) amountFen!: bigint;
}

@ObjectType('DraftInvoice')
class DraftInvoiceView {
  @Field(() => String) number!: string;
  @Field(() => String, { nullable: true }) code?: string | null;
  @Field(() => FenScalar) amountFen!: string;
  @Field(() => LocalDateScalar) issuedOn!: string;
}

@ObjectType('RedemptionDraft', { description: 'Papers that were begun and not handed in yet.' })
export class DraftView {
  @Field(() => ID) voucherId!: string;
  @Field(() => Int) phase!: number;
  @Field(() => Date) savedAt!: Date;
  @Field(() => [DraftInvoiceView]) invoices!: DraftInvoiceView[];
  @Field(() => [PaymentView]) payments!: PaymentView[];
  @Field(() => [DocumentView]) documents!: DocumentView[];
  @Field(() => String, { nullable: true }) acceptanceReportHash?: string | null;
  holder!: string;
}
