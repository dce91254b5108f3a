import { Directive, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, describeEnum, LocalDateScalar } from '#libs/platform';
import { ProviderClass } from './application.rules.js';
import { ProviderState } from './provider.moves.js';
import { Standing } from './standing.moves.js';

describeEnum(ProviderState, {
  name: 'ProviderState',
  description: 'Whether a provider is in the pool.',
  values: {
    APPLIED: { 'zh-CN': '待入库审核', en: 'applied', meaning: 'a programme manager decides.' },
    ADMITTED: { 'zh-CN': '已入库', en: 'admitted to the pool' },
    REFUSED: { 'zh-CN': '未予入库', en: 'refused', meaning: 'may apply again, as a new application.' },
  },
});
describeEnum(ProviderClass, {
  name: 'ProviderClass',
  description: 'Which limit of a round holds for a provider.',
  values: {
    PLATFORM: {
      'zh-CN': '平台商',
      en: 'platform provider',
      meaning: 'national platforms, telecom operators and similar.',
    },
    OTHER: { 'zh-CN': '其他服务商', en: 'other provider' },
  },
});
describeEnum(Standing, {
  name: 'ProviderStanding',
  description: 'How a member of the pool stands; from suspension on it takes no new work.',
  values: {
    GOOD: { 'zh-CN': '正常', en: 'in good standing' },
    WARNED: { 'zh-CN': '警告', en: 'warned' },
    RECTIFYING: { 'zh-CN': '限期整改', en: 'ordered to rectify', meaning: 'by a day that is named.' },
    SUSPENDED: { 'zh-CN': '暂停', en: 'suspended', meaning: 'no new work; clients may replace it.' },
    REMOVED: { 'zh-CN': '取消资格', en: 'removed from the pool', meaning: 'only an appeal leads back.' },
    WITHDRAWN: { 'zh-CN': '已退出', en: 'withdrawn', meaning: 'it left by itself.' },
  },
});

@ObjectType('Provider', { description: 'A member of the provincial resource pool, or an applicant.' })
@Directive('@key(fields: "id")')
export class ProviderView {
  @Field(() => ID) id!: string;
  @Field(() => String) unifiedSocialCreditCode!: string;
  @Field(() => String) name!: string;
  @Field(() => ProviderClass) providerClass!: ProviderClass;
  @Field(() => String, { nullable: true, description: 'Absent for providers outside the province.' })
  divisionCode?: string | null;
  @Field(() => String, { nullable: true }) cityCode?: string | null;
  @Field(() => LocalDateScalar) establishedOn!: string;
  @Field(() => Int) employees!: number;
  @Field(() => String) introduction!: string;
  @Field(() => ProviderState) state!: ProviderState;
  @Field(() => Standing, { description: 'Of a member of the pool.' }) standing!: Standing;
  @Field(() => Date) appliedAt!: Date;
  @Field(() => Date, { nullable: true, description: 'When it was admitted or refused.' })
  decidedAt?: Date | null;
  @Field(() => String, { nullable: true }) refusalReason?: string | null;
}

export const ProviderConnection = connectionOf(ProviderView, 'Provider');
