import { Field, ID, ObjectType } from '@nestjs/graphql';
import { connectionOf, FenScalar, LocalDateScalar, describeEnum } from '#libs/platform';
import { EnterpriseReference } from '../copies/references.views.js';
import type { Payout } from './payout.entity.js';
import { PayoutKind, PayoutState } from '../rules/payout.moves.js';

describeEnum(PayoutState, {
  name: 'PayoutState',
  description: 'Where a payment stands.',
  values: {
    PENDING: { 'zh-CN': '待发送', en: 'pending' },
    SENT: { 'zh-CN': '已发送银行', en: 'sent' },
    ACKNOWLEDGED: { 'zh-CN': '银行已受理', en: 'acknowledged' },
    SUCCEEDED: { 'zh-CN': '已付达', en: 'succeeded' },
    FAILED: { 'zh-CN': '未成功', en: 'failed' },
    RETURNED: { 'zh-CN': '退回', en: 'returned', meaning: 'the bank gave the money back' },
  },
});
describeEnum(PayoutKind, {
  name: 'PayoutKind',
  description: 'What a payment is for.',
  values: {
    SUBSIDY: { 'zh-CN': '补贴', en: 'subsidy' },
    REPEAT: { 'zh-CN': '重付', en: 'repeat', meaning: 'what the bank gave back is paid again' },
    REFUND: { 'zh-CN': '退还', en: 'refund', meaning: 'what was recovered wrongly is given back' },
  },
});

@ObjectType('Payout')
export class PayoutView {
  @Field(() => ID) id!: string;
  @Field(() => PayoutKind) kind!: PayoutKind;
  @Field(() => ID) roundId!: string;
  @Field(() => ID, { nullable: true }) runId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Null for a refund.' }) redemptionId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Whose reservations it posts; null when it posts none.' })
  voucherId?: string | null;
  @Field(() => ID, { nullable: true }) recoveryId?: string | null;
  /** Null to whom may not read it. */
  @Field(() => EnterpriseReference, { nullable: true, description: 'Who is paid.' })
  enterprise!: EnterpriseReference;
  @Field(() => PayoutState) state!: PayoutState;
  @Field(() => FenScalar) amountFen!: bigint;
  @Field(() => Date) instructedAt!: Date;
  @Field(() => Date, { nullable: true }) sentAt?: Date | null;
  @Field(() => String, { nullable: true }) bankReference?: string | null;
  @Field(() => LocalDateScalar, { nullable: true }) valueDate?: string | null;
  @Field(() => String, { nullable: true, description: 'Why it failed or came back, as the bank says.' })
  failure?: string | null;
  @Field(() => Date, { nullable: true }) confirmedAt?: Date | null;
  @Field(() => Date, { nullable: true }) returnedAt?: Date | null;
  @Field(() => Boolean, { description: 'One person has said that it was not carried out; a second must.' })
  unexecutedStated!: boolean;
}

@ObjectType()
export class PayoutConnection extends connectionOf(PayoutView, 'Payout') {}

export function payoutView(payout: Payout): PayoutView {
  const { id, kind, roundId, runId, redemptionId, voucherId, recoveryId, amountFen } = payout;
  const { instructedAt, sentAt, bankReference, valueDate, failure, confirmedAt, returnedAt } = payout;
  return {
    id,
    kind,
    roundId,
    runId,
    redemptionId,
    voucherId,
    recoveryId,
    enterprise: { id: payout.enterpriseId },
    amountFen,
    instructedAt,
    sentAt,
    bankReference,
    valueDate,
    failure,
    confirmedAt,
    returnedAt,
    state: payout.seenState(),
    unexecutedStated: payout.unexecutedBy != null,
  };
}
