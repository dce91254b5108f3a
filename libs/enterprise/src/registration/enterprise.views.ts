import { Directive, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, describeEnum, FenScalar, LocalDateScalar } from '#libs/platform';
import { SIZE_CLASS_WORDS, SizeClass } from '#libs/reference';
import { EnterpriseState } from './enterprise.moves.js';

export const EnterpriseFlag = {
  /** The credit code was given out in another division than the present one. */
  DIVISION_DIFFERS_FROM_REGISTRATION: 'DIVISION_DIFFERS_FROM_REGISTRATION',
} as const;
export type EnterpriseFlag = keyof typeof EnterpriseFlag;

describeEnum(EnterpriseState, {
  name: 'EnterpriseState',
  description: 'Whether the bureau has certified the file.',
  values: {
    REGISTERED: { 'zh-CN': '待认证', en: 'awaiting certification' },
    REFUSED: { 'zh-CN': '已退回更正', en: 'given back for correction' },
    CERTIFIED: { 'zh-CN': '已认证', en: 'certified' },
  },
});
describeEnum(SizeClass, SIZE_CLASS_WORDS);
describeEnum(EnterpriseFlag, {
  name: 'EnterpriseFlag',
  description: 'Something for the reviewer to look at; never a reason to refuse by itself.',
  values: {
    DIVISION_DIFFERS_FROM_REGISTRATION: {
      'zh-CN': '现址与信用代码中的登记机关所在地不同',
      en: 'the credit code was given out in another division than the present one',
    },
  },
});

@ObjectType('Enterprise', { description: 'A company, known by its unified social credit code.' })
@Directive('@key(fields: "id")')
export class EnterpriseView {
  @Field(() => ID) id!: string;
  @Field(() => String) unifiedSocialCreditCode!: string;
  @Field(() => String) name!: string;
  @Field(() => String) divisionCode!: string;
  @Field(() => String) cityCode!: string;
  @Field(() => String, { description: 'Class of GB/T 4754-2017, e.g. C3311.' }) industryCode!: string;
  @Field(() => Int) employees!: number;
  @Field(() => FenScalar) priorYearRevenueFen!: bigint;
  @Field(() => LocalDateScalar) establishedOn!: string;
  @Field(() => SizeClass, { description: 'Computed from employees and revenue.' })
  sizeClass!: SizeClass;
  @Field(() => String, { nullable: true, description: 'Of the legal person that controls it.' })
  controllingUnifiedSocialCreditCode?: string | null;
  @Field(() => String, { nullable: true, description: 'The cluster pilot that it belongs to.' })
  clusterCode?: string | null;
  @Field(() => EnterpriseState) state!: EnterpriseState;
  @Field(() => Date) pledgedAt!: Date;
  @Field(() => Date) registeredAt!: Date;
  @Field(() => Date, {
    description: 'When it was first handed in: its place in the queue, which a correction keeps.',
  })
  submittedAt!: Date;
  @Field(() => Date, { nullable: true }) certifiedAt?: Date | null;
  @Field(() => String, { nullable: true }) refusalReason?: string | null;
}

export const EnterpriseConnection = connectionOf(EnterpriseView, 'Enterprise');
