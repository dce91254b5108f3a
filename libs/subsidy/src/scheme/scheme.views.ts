import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { SettingConfidence } from '#libs/kernel';
import { Code, describeEnum, Id, OneOf, Parts, Text, Texts } from '#libs/platform';
import { ConfidenceEnum } from '#libs/policy';
import { SchemeState } from './scheme.moves.js';
import { SCHEME_PROBLEMS, type SchemeProblemKind } from './scheme-problems.rules.js';

describeEnum(SchemeState, {
  name: 'SchemeState',
  description: 'Where a version of a scheme stands.',
  values: {
    DRAFT: { 'zh-CN': '草案', en: 'draft' },
    PROPOSED: { 'zh-CN': '已提出', en: 'proposed' },
    PUBLISHED: { 'zh-CN': '已发布', en: 'published' },
    WITHDRAWN: { 'zh-CN': '已撤回', en: 'withdrawn' },
  },
});
const SchemeProblemEnum = Object.fromEntries(SCHEME_PROBLEMS.map((one) => [one, one])) as {
  [K in SchemeProblemKind]: K;
};
describeEnum(SchemeProblemEnum, {
  name: 'SchemeProblemKind',
  description: 'What is wrong with a rule of a draft.',
  values: {
    MISSING: { 'zh-CN': '缺少', en: 'missing' },
    UNKNOWN_RULE: { 'zh-CN': '未知规则', en: 'unknown rule' },
    FORMAT: { 'zh-CN': '格式不符', en: 'wrong form' },
    RANGE: { 'zh-CN': '超出范围', en: 'out of range' },
    TWICE: { 'zh-CN': '重复', en: 'there twice' },
    NO_SUCH_DAY: { 'zh-CN': '日期不存在', en: 'no such day' },
    WINDOW_ORDER: { 'zh-CN': '窗口先后不符', en: 'windows out of order' },
    CITY_UNKNOWN: { 'zh-CN': '地市不存在', en: 'unknown city' },
    CITY_EXCLUDED: { 'zh-CN': '地市不参加', en: 'city that takes no part' },
    NO_COST_KIND: { 'zh-CN': '没有可补助的费用类别', en: 'no kind of cost' },
    KIND_ON_BOTH_LISTS: { 'zh-CN': '费用类别重复列入', en: 'a kind on both lists' },
    LEVELS_ORDER: { 'zh-CN': '审核层级先后不符', en: 'levels out of order' },
    TIER_INCOMPLETE: { 'zh-CN': '档次不完整', en: 'incomplete tier' },
    TIERS_START: { 'zh-CN': '首档起点不符', en: 'first tier does not start at zero' },
    TIERS_ORDER: { 'zh-CN': '档次先后不符', en: 'tiers out of order' },
  },
});

@ObjectType('SchemeRule')
export class SchemeRuleView {
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'The value as JSON; amounts are fen in digits, shares basis points.' })
  value!: string;
  @Field(() => String) source!: string;
  @Field(() => ConfidenceEnum) confidence!: SettingConfidence;
}

@ObjectType('SchemeProblem', { description: 'What keeps a draft from being proposed.' })
export class SchemeProblemView {
  @Field(() => String) rule!: string;
  @Field(() => SchemeProblemEnum) problem!: SchemeProblemKind;
  @Field(() => String, { description: 'What was found or is asked for.' }) detail!: string;
}

@ObjectType('SchemeVersion')
export class SchemeVersionView {
  @Field(() => ID) id!: string;
  @Field(() => String) scheme!: string;
  @Field(() => Int) version!: number;
  @Field(() => String) name!: string;
  @Field(() => SchemeState) state!: SchemeState;
  @Field(() => Boolean, { description: 'It came with the platform, from the public sources.' })
  shipped!: boolean;
  @Field(() => [SchemeRuleView]) rules!: SchemeRuleView[];
  @Field(() => [SchemeProblemView], { description: 'Everything that is wrong with a draft, at once.' })
  problems!: SchemeProblemView[];
  @Field(() => Date) draftedAt!: Date;
  @Field(() => Date, { nullable: true }) proposedAt?: Date | null;
  @Field(() => Date, { nullable: true }) publishedAt?: Date | null;
}

@ObjectType('SchemeSetting')
export class SchemeSettingView {
  @Field(() => String, { description: 'As JSON.' }) value!: string;
  @Field(() => String) source!: string;
  @Field(() => ConfidenceEnum) confidence!: SettingConfidence;
}

@ObjectType('SchemeChange', { description: 'A rule that differs between two versions.' })
export class SchemeChangeView {
  @Field(() => String) rule!: string;
  @Field(() => SchemeSettingView, { nullable: true, description: 'Null for a rule that is new.' })
  old?: SchemeSettingView | null;
  @Field(() => SchemeSettingView, { nullable: true, description: 'Null for a rule that falls away.' })
  new?: SchemeSettingView | null;
}

@ObjectType('SourceDocument')
export class SourceDocumentView {
  @Field(() => String) title!: string;
  @Field(() => String) url!: string;
}

@ObjectType('SourcedRule', { description: 'A rule as the public sources give it, or do not.' })
export class SourcedRuleView {
  @Field(() => String, { description: 'The scheme, e.g. GD-2020.' }) scheme!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true, description: 'As JSON; null where the source gives none.' })
  value?: string | null;
  @Field(() => String, { description: 'CONFIRMED, PARTIAL, INFERRED or NOT_FOUND.' }) confidence!: string;
  @Field(() => String, { nullable: true }) note?: string | null;
  @Field(() => [SourceDocumentView]) sources!: SourceDocumentView[];
}

@ObjectType('SchemeTemplate', {
  description: 'How another region did it: an analogue, no law in Guangdong.',
})
export class SchemeTemplateView {
  @Field(() => String) region!: string;
  @Field(() => String, { nullable: true }) note?: string | null;
  @Field(() => String) url!: string;
  @Field(() => String, { description: 'What the source says, as JSON.' }) facts!: string;
  @Field(() => [SchemeRuleView], { description: 'What of it a draft can begin with.' })
  rules!: SchemeRuleView[];
}

@InputType('SchemeRuleInput')
export class SchemeRuleInput {
  @Code({ form: /^[a-z][A-Za-z]{1,59}$/, example: 'enterpriseLimit' }) name!: string;
  @Text({ most: 10_000, lines: true, description: 'As JSON, in the form in which rules are shown.' })
  value!: string;
  @Text({ min: 1, most: 500, lines: true, description: 'Where it was read, or why the operator sets it.' })
  source!: string;
  @OneOf(ConfidenceEnum) confidence!: SettingConfidence;
}

@InputType('DraftSchemeInput')
export class DraftSchemeInput {
  @Code({ form: /^[A-Z]{2}-[A-Z0-9-]{2,30}$/, example: 'GD-2020' }) scheme!: string;
  @Text({ min: 2, most: 100 }) name!: string;
  @Id({
    nullable: true,
    description: 'The version whose rules it begins with; else the last one published of the same scheme.',
  })
  basedOn?: string;
  @Text({ most: 100, nullable: true, description: 'The region of a template; its rules go first.' })
  template?: string;
}

@InputType('ChangeSchemeInput')
export class ChangeSchemeInput {
  @Id() id!: string;
  @Text({ min: 2, most: 100, nullable: true }) name?: string;
  @Parts(() => SchemeRuleInput, { most: 50, nullable: true }) set?: SchemeRuleInput[];
  @Texts({ most: 60, list: { most: 50 }, nullable: true, description: 'The rules that fall away.' })
  remove?: string[];
}
