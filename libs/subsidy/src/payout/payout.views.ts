import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, FenScalar, LocalDateScalar } from '#libs/platform';
import type { Payout } from './payout.entity.js';
import { PayoutKind, PayoutState } from '../rules/payout.moves.js';

registerEnumType(PayoutState, { name: 'PayoutState' });
registerEnumType(PayoutKind, {
  name: 'PayoutKind',
  description:
    'REPEAT: what the bank gave back is paid again. REFUND: what was recovered wrongly is given back.',
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
