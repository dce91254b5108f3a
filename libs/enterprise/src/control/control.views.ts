import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { CreditCode, Day, describeEnum, LocalDateScalar, OneOf, Text, Whole } from '#libs/platform';
import { ControlBasis } from './control.entity.js';
import { ControlKind } from './control.rules.js';

describeEnum(ControlKind, {
  name: 'ControlKind',
  description: 'How two companies are connected (招标投标法实施条例 34).',
  values: {
    CONTROL: { 'zh-CN': '控股或实际控制', en: 'majority or actual control' },
    SHAREHOLDING: { 'zh-CN': '持股', en: 'shareholding' },
    MANAGEMENT: { 'zh-CN': '管理关系', en: 'management' },
    SAME_LEGAL_REPRESENTATIVE: { 'zh-CN': '法定代表人为同一人', en: 'same legal representative' },
  },
});
describeEnum(ControlBasis, {
  name: 'ControlBasis',
  description: 'Who says that two companies are connected.',
  values: {
    MEMBER: { 'zh-CN': '企业申报', en: 'declared by the company' },
    REGISTRY: { 'zh-CN': '登记信息', en: 'register of companies' },
    OFFICIAL: { 'zh-CN': '主管部门认定', en: 'found by officials' },
  },
});

@InputType('ControlInput')
export class ControlInput {
  @CreditCode({ description: 'Who controls; of a shared legal representative one of the two.' })
  holder!: string;
  @CreditCode({ description: 'Who is controlled.' }) held!: string;
  @OneOf(ControlKind) kind!: ControlKind;
  @Whole({ min: 1, max: 10_000, nullable: true, description: 'With SHAREHOLDING only; related from 2,500.' })
  shareBasisPoints?: number | null;
  @Day() fromOn!: string;
  @Day({ nullable: true, description: 'The last day; open while it lasts.' }) toOn?: string | null;
  @Text({ min: 2, most: 500, lines: true, description: 'What it rests on.' }) note!: string;
}

@ObjectType('ControlStatement', {
  description: 'That one company controls another, who says so, from when to when.',
})
export class ControlStatementView {
  @Field(() => ID) id!: string;
  @Field(() => String) holder!: string;
  @Field(() => String) held!: string;
  @Field(() => ControlKind) kind!: ControlKind;
  @Field(() => Int, { nullable: true }) shareBasisPoints?: number | null;
  @Field(() => ControlBasis) basis!: ControlBasis;
  @Field(() => LocalDateScalar) fromOn!: string;
  @Field(() => LocalDateScalar, { nullable: true }) toOn?: string | null;
  @Field(() => String) note!: string;
  @Field(() => Date, { nullable: true, description: 'Null while a second official is waited for.' })
  confirmedAt?: Date | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'An end that waits for a second official.' })
  endsOn?: string | null;
}
