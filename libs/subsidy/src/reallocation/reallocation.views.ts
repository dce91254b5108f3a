import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, FenScalar, PageArgs, Id, Amount, Text, Code, describeEnum } from '#libs/platform';
import { ReallocationState } from './reallocation.moves.js';

describeEnum(ReallocationState, {
  name: 'ReallocationState',
  description: 'Where a reallocation stands.',
  values: {
    PROPOSED: { 'zh-CN': '已提出', en: 'proposed' },
    APPROVED: { 'zh-CN': '审定通过', en: 'approved' },
    WITHDRAWN: { 'zh-CN': '已撤回', en: 'withdrawn' },
  },
});

@ObjectType('ReallocationEffect', { description: 'As things stand now; other limits may still be short.' })
export class ReallocationEffectView {
  @Field(() => FenScalar, { description: 'What the giver has free.' }) giverFreeFen!: bigint;
  @Field(() => Int, { description: 'How many wait for the giver.' }) giverWaiting!: number;
  @Field(() => Int, { description: 'How many wait for the receiver.' }) receiverWaiting!: number;
  @Field(() => Int, { description: 'How many of them the receiver could serve, in their order.' })
  wouldServe!: number;
}

@ObjectType('Reallocation', { description: 'Money that moves between the tranches of a round.' })
export class ReallocationView {
  @Field(() => ID) id!: string;
  @Field(() => ID) roundId!: string;
  @Field(() => String, { nullable: true, description: 'Null: out of what no city has.' })
  fromCity?: string | null;
  @Field(() => String, { nullable: true, description: 'Null: back to what no city has.' })
  toCity?: string | null;
  @Field(() => FenScalar) amountFen!: bigint;
  @Field(() => String) reason!: string;
  @Field(() => ReallocationState) state!: ReallocationState;
  @Field(() => Date) proposedAt!: Date;
  @Field(() => Date, { nullable: true }) decidedAt?: Date | null;
  @Field(() => ReallocationEffectView, { nullable: true, description: 'Of a proposal.' })
  effect?: ReallocationEffectView | null;
}

@ObjectType()
export class ReallocationConnection extends connectionOf(ReallocationView, 'Reallocation') {}

@ArgsType()
export class ReallocationPageArgs extends PageArgs {
  @Id() roundId!: string;
}

@InputType('ProposeReallocationInput')
export class ProposeReallocationInput {
  @Id() roundId!: string;
  @Code({
    form: /^44\d{2}00$/,
    example: '440100',
    nullable: true,
    description: 'Unless given: out of what no city has.',
  })
  fromCity?: string;
  @Code({
    form: /^44\d{2}00$/,
    example: '440100',
    nullable: true,
    description: 'Unless given: back to what no city has.',
  })
  toCity?: string;
  @Amount() amountFen!: bigint;
  @Text({ min: 2, most: 500, lines: true }) reason!: string;
}
