import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, FenScalar } from '#libs/platform';
import { ObjectionDecision, ObjectionState } from '../redemption/redemption.moves.js';

registerEnumType(ObjectionState, { name: 'ObjectionState' });
registerEnumType(ObjectionDecision, { name: 'ObjectionDecision' });

@ObjectType('NoticeItem')
export class NoticeItemView {
  @Field(() => ID) redemptionId!: string;
  @Field(() => String) contractNumber!: string;
  @Field(() => String) enterpriseName!: string;
  @Field(() => String) providerName!: string;
  @Field(() => FenScalar) amountFen!: bigint;
}

@ObjectType('Notice', { description: 'Open from opensAt until before closesAt.' })
export class NoticeView {
  @Field(() => ID) id!: string;
  @Field(() => ID) roundId!: string;
  @Field(() => Date) opensAt!: Date;
  @Field(() => Date) closesAt!: Date;
  @Field(() => Boolean) open!: boolean;
  @Field(() => [NoticeItemView]) items!: NoticeItemView[];
}

@ObjectType()
export class NoticeConnection extends connectionOf(NoticeView, 'Notice') {}

@ObjectType('Objection')
export class ObjectionView {
  @Field(() => ID) id!: string;
  @Field(() => ID) redemptionId!: string;
  @Field(() => ObjectionState) state!: ObjectionState;
  @Field(() => String) facts!: string;
  @Field(() => Date) raisedAt!: Date;
  @Field(() => Date, { nullable: true }) decidedAt?: Date | null;
  @Field(() => String, { nullable: true }) decisionReason?: string | null;
}
