import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { sum } from '#libs/kernel';
import { connectionOf, FenScalar, describeEnum } from '#libs/platform';
import type { PaymentRun } from './payment-run.entity.js';
import type { Payout } from './payout.entity.js';
import { PaymentRunState } from '../rules/payout.moves.js';
import { payoutView, PayoutView } from './payout.views.js';

describeEnum(PaymentRunState, {
  name: 'PaymentRunState',
  description: 'Where a payment run stands.',
  values: {
    PREPARED: { 'zh-CN': '已制作', en: 'prepared' },
    SENDING: {
      'zh-CN': '发送中',
      en: 'sending',
      meaning: 'the file may be at the bank; sending again goes on where it stopped',
    },
    SENT: { 'zh-CN': '已发送银行', en: 'sent' },
    CANCELLED: { 'zh-CN': '已取消', en: 'cancelled' },
  },
});

@ObjectType('PaymentRun', { description: 'A batch of instructions to the bank.' })
export class PaymentRunView {
  @Field(() => ID) id!: string;
  @Field(() => String) number!: string;
  @Field(() => ID, { nullable: true }) roundId?: string | null;
  @Field(() => PaymentRunState) state!: PaymentRunState;
  @Field(() => Boolean, { description: 'Paid by hand, answered by confirmPayout.' }) manual!: boolean;
  @Field(() => String, { nullable: true }) fileName?: string | null;
  @Field(() => String, { nullable: true, description: 'The payment file as the bank gets it.' })
  file?: string | null;
  @Field(() => String, { nullable: true }) sha256?: string | null;
  @Field(() => Int) lineCount!: number;
  @Field(() => FenScalar) totalFen!: bigint;
  @Field(() => Date) madeAt!: Date;
  @Field(() => Date, { nullable: true }) sentAt?: Date | null;
  @Field(() => Date, { nullable: true }) handedOverAt?: Date | null;
  @Field(() => [PayoutView], { description: 'At most 1000.' }) payouts!: PayoutView[];
}

@ObjectType()
export class PaymentRunConnection extends connectionOf(PaymentRunView, 'PaymentRun') {}

/**
 * A run as it is shown. Where lines of it are not for this person, neither is the file that holds them, and the sums are
 * of what is shown: nothing is told by a difference.
 */
export function paymentRunView(run: PaymentRun, payouts: readonly Payout[]): PaymentRunView {
  const { id, roundId, state, fileName, sha256, madeAt, sentAt, handedOverAt } = run;
  const whole = payouts.length === run.lineCount;
  return {
    id,
    roundId,
    state,
    fileName,
    sha256,
    lineCount: payouts.length,
    totalFen: whole ? run.totalFen : sum(payouts.map(({ amountFen }) => amountFen)),
    madeAt,
    sentAt,
    handedOverAt,
    number: String(run.number),
    manual: run.channel === 'MANUAL',
    file: whole ? run.content : null,
    payouts: payouts.map(payoutView),
  };
}
