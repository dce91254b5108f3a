import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsEnum } from 'class-validator';
import { Id, describeEnum } from '#libs/platform';

export const DecisionKind = { CLAIM: 'CLAIM', REDEMPTION: 'REDEMPTION' } as const;
describeEnum(DecisionKind, {
  name: 'RuleDecisionKind',
  description: 'What was decided by rule.',
  values: { CLAIM: { 'zh-CN': '申领', en: 'claim' }, REDEMPTION: { 'zh-CN': '兑付', en: 'redemption' } },
});

export const ReplayBasis = {
  AS_DECIDED: 'AS_DECIDED',
  TODAYS_RULES: 'TODAYS_RULES',
  TODAYS_FACTS: 'TODAYS_FACTS',
} as const;
export type ReplayBasis = keyof typeof ReplayBasis;
describeEnum(ReplayBasis, {
  name: 'ReplayBasis',
  description: 'On what a decision is made again.',
  values: {
    AS_DECIDED: {
      'zh-CN': '按原事实和规则',
      en: 'as decided',
      meaning: 'the facts and the rules of that day, which must give the same',
    },
    TODAYS_RULES: {
      'zh-CN': '按现行规则',
      en: "today's rules",
      meaning: 'those facts under the newest published version of the scheme',
    },
    TODAYS_FACTS: {
      'zh-CN': '按现有事实',
      en: "today's facts",
      meaning: 'what is known of the enterprise now, under the rules of that day',
    },
  },
});

@ObjectType('RuleDecision', { description: 'What a rule decided, and everything that it looked at.' })
export class DecisionView {
  @Field(() => ID) id!: string;
  @Field(() => DecisionKind) kind!: keyof typeof DecisionKind;
  @Field(() => ID, { description: 'The voucher, the refusal of a claim, or the redemption.' })
  subjectId!: string;
  @Field(() => Date) decidedAt!: Date;
  @Field(() => ID) schemeVersionId!: string;
  @Field(() => String, { description: 'JSON; amounts are fen in digits.' }) facts!: string;
  @Field(() => String, { description: 'JSON; amounts are fen in digits.' }) result!: string;
}

@ObjectType('ReplayDifference')
export class DifferenceView {
  @Field(() => String) path!: string;
  @Field(() => String, { nullable: true }) recorded!: string | null;
  @Field(() => String, { nullable: true }) replayed!: string | null;
}

@ObjectType('Replay', { description: 'A decision made again.' })
export class ReplayView {
  @Field(() => ID) decisionId!: string;
  @Field(() => ReplayBasis) basis!: ReplayBasis;
  @Field(() => String, { description: 'E.g. GD-2020.' }) scheme!: string;
  @Field(() => Int, { description: 'The version of the scheme that it was made again under.' })
  version!: number;
  @Field(() => String, { description: 'JSON.' }) facts!: string;
  @Field(() => String, { description: 'JSON.' }) result!: string;
  @Field(() => Boolean) equal!: boolean;
  @Field(() => [DifferenceView]) differences!: DifferenceView[];
}

@ArgsType()
export class DecisionsArgs {
  @Id({ description: 'A voucher, the refusal of a claim, a redemption, or a contract.' }) subjectId!: string;
}

@ArgsType()
export class ReplayArgs {
  @Id() id!: string;
  @Field(() => ReplayBasis, { defaultValue: 'AS_DECIDED' })
  @IsEnum(ReplayBasis)
  basis: ReplayBasis = 'AS_DECIDED';
}
