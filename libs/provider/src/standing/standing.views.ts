import { Field, ID, ObjectType } from '@nestjs/graphql';
import { connectionOf, describeEnum, LocalDateScalar } from '#libs/platform';
import { Standing } from '../admission/standing.moves.js';
import { AppealDecision } from './standing.entity.js';

describeEnum(AppealDecision, {
  name: 'StandingAppealDecision',
  description: 'What the commission said to an appeal.',
  values: {
    UPHELD: { 'zh-CN': '申诉成立', en: 'upheld', meaning: 'the provider is back in good standing.' },
    REJECTED: { 'zh-CN': '申诉不成立', en: 'rejected', meaning: 'the standing stays as it was changed.' },
  },
});

@ObjectType('StandingAppeal', { description: "A provider's appeal against a change of its standing." })
export class StandingAppealView {
  @Field(() => ID) id!: string;
  @Field(() => ID) providerId!: string;
  @Field(() => String) statement!: string;
  @Field(() => Date) filedAt!: Date;
  @Field(() => AppealDecision, { nullable: true }) decision?: AppealDecision | null;
  @Field(() => String, { nullable: true }) decisionReason?: string | null;
  @Field(() => Date, { nullable: true }) decidedAt?: Date | null;
}

@ObjectType('StandingChange')
export class StandingChangeView {
  @Field(() => ID) id!: string;
  @Field(() => Standing) fromStanding!: Standing;
  @Field(() => Standing) toStanding!: Standing;
  @Field(() => String) reason!: string;
  @Field(() => LocalDateScalar, { nullable: true, description: 'The day by which to rectify.' })
  clearBy?: string | null;
  @Field(() => Date) at!: Date;
  @Field(() => StandingAppealView, { nullable: true }) appeal?: StandingAppealView | null;
}

@ObjectType('StandingFile', { description: 'How a provider stands, and the last 100 changes, newest first.' })
export class StandingFileView {
  @Field(() => ID) providerId!: string;
  @Field(() => Standing) standing!: Standing;
  @Field(() => [StandingChangeView]) changes!: readonly StandingChangeView[];
}

export const StandingAppealConnection = connectionOf(StandingAppealView, 'StandingAppeal');
