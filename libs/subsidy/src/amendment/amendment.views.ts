import { ArgsType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import {
  connectionOf,
  FenScalar,
  PageArgs,
  Id,
  Moment,
  Amount,
  Text,
  Parts,
  describeEnum,
} from '#libs/platform';
import { TrancheInput } from '../round/round.views.js';
import { AmendmentState } from './amendment.moves.js';

describeEnum(AmendmentState, {
  name: 'AmendmentState',
  description: 'Where a change of a round stands.',
  values: {
    PROPOSED: { 'zh-CN': '已提出', en: 'proposed' },
    APPROVED: { 'zh-CN': '审定通过', en: 'approved' },
    WITHDRAWN: { 'zh-CN': '已撤回', en: 'withdrawn' },
  },
});

@ObjectType('AddedTranche')
export class AddedTrancheView {
  @Field(() => String) cityCode!: string;
  @Field(() => FenScalar) amountFen!: string;
}

@ObjectType('Amendment', { description: 'What two people changed of a published round.' })
export class AmendmentView {
  @Field(() => ID) id!: string;
  @Field(() => ID) roundId!: string;
  @Field(() => Date, { nullable: true, description: 'Claims are taken until before then, from everybody.' })
  claimTo?: Date | null;
  @Field(() => Date, { nullable: true, description: 'Redemption is open until before then, for everybody.' })
  redeemTo?: Date | null;
  @Field(() => FenScalar, { nullable: true }) budgetAddedFen?: bigint | null;
  @Field(() => [AddedTrancheView], { description: 'Of the money that is added; the rest no city has yet.' })
  tranches!: readonly AddedTrancheView[];
  @Field(() => ID, { nullable: true }) providerId?: string | null;
  @Field(() => FenScalar, { nullable: true, description: 'By how much the limit of the provider changes.' })
  limitChangeFen?: bigint | null;
  @Field(() => String) reason!: string;
  @Field(() => AmendmentState) state!: AmendmentState;
  @Field(() => Date) proposedAt!: Date;
  @Field(() => Date, { nullable: true }) decidedAt?: Date | null;
}

@ObjectType()
export class AmendmentConnection extends connectionOf(AmendmentView, 'Amendment') {}

@ArgsType()
export class AmendmentPageArgs extends PageArgs {
  @Id() roundId!: string;
}

@InputType('ProposeAmendmentInput')
export class ProposeAmendmentInput {
  @Id() roundId!: string;
  @Moment({ nullable: true }) claimTo?: Date;
  @Moment({ nullable: true }) redeemTo?: Date;
  @Amount({ nullable: true }) budgetAddedFen?: bigint;
  @Parts(() => TrancheInput, {
    most: 21,
    nullable: true,
    description: 'What the cities get of the money that is added.',
  })
  tranches?: TrancheInput[];
  @Id({ nullable: true, description: 'Whose limit changes.' }) providerId?: string;
  @Amount({ nullable: true, description: 'By how much, up or down: after spot checks, ratings, complaints.' })
  limitChangeFen?: bigint;
  @Text({ min: 2, most: 500, lines: true }) reason!: string;
}
