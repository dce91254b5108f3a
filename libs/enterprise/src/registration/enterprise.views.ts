import { Directive, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, FenScalar, LocalDateScalar } from '#libs/platform';
import { SizeClass } from './enterprise.entity.js';
import { EnterpriseState } from './enterprise.moves.js';

export const EnterpriseFlag = {
  /** The credit code was given out in another division than the present one. */
  DIVISION_DIFFERS_FROM_REGISTRATION: 'DIVISION_DIFFERS_FROM_REGISTRATION',
} as const;
export type EnterpriseFlag = keyof typeof EnterpriseFlag;

registerEnumType(EnterpriseState, { name: 'EnterpriseState' });
registerEnumType(SizeClass, { name: 'SizeClass', description: '统计上大中小微型企业划分办法 (2017)' });
registerEnumType(EnterpriseFlag, {
  name: 'EnterpriseFlag',
  description: 'Something for the reviewer to look at; never a reason to refuse by itself.',
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
  sizeClass!: keyof typeof SizeClass;
  @Field(() => String, { nullable: true, description: 'Of the legal person that controls it.' })
  controllingUnifiedSocialCreditCode?: string | null;
  @Field(() => String, { nullable: true, description: 'The cluster pilot that it belongs to.' })
  clusterCode?: string | null;
  @Field(() => EnterpriseState) state!: EnterpriseState;
  @Field(() => Date) pledgedAt!: Date;
  @Field(() => Date) registeredAt!: Date;
  @Field(() => Date, { description: 'When it was last handed in: its place in the queue.' })
  submittedAt!: Date;
  @Field(() => Date, { nullable: true }) certifiedAt?: Date | null;
  @Field(() => String, { nullable: true }) refusalReason?: string | null;
}

export const EnterpriseConnection = connectionOf(EnterpriseView, 'Enterprise');
