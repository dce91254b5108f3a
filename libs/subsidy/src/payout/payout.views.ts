import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, FenScalar } from '#libs/platform';
import { PayoutState } from './payout.entity.js';

registerEnumType(PayoutState, { name: 'PayoutState' });

@ObjectType('Payout')
export class PayoutView {
  @Field(() => ID) id!: string;
  @Field(() => ID) redemptionId!: string;
  @Field(() => ID) voucherId!: string;
  @Field(() => PayoutState) state!: PayoutState;
  @Field(() => FenScalar) amountFen!: bigint;
  @Field(() => Date) instructedAt!: Date;
  @Field(() => String, { nullable: true }) bankReference?: string | null;
  @Field(() => Date, { nullable: true }) confirmedAt?: Date | null;
}

@ObjectType()
export class PayoutConnection extends connectionOf(PayoutView, 'Payout') {}
