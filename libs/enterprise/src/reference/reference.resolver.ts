import { Args, ArgsType, Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { nameKeyOf } from '#libs/kernel';
import { describeEnum, Division, Industry, Public, Text } from '#libs/platform';
import { divisions, industries, industry } from '#libs/reference';

/** More than any division or industry has below it. */
const MOST = 100;

const DivisionLevel = { PROVINCE: 'PROVINCE', CITY: 'CITY', DISTRICT: 'DISTRICT', TOWN: 'TOWN' } as const;
const IndustryLevel = { SECTION: 'SECTION', DIVISION: 'DIVISION', GROUP: 'GROUP', CLASS: 'CLASS' } as const;
describeEnum(DivisionLevel, {
  name: 'DivisionLevel',
  description: 'How large a division is.',
  values: {
    PROVINCE: { 'zh-CN': '省', en: 'province' },
    CITY: { 'zh-CN': '地级以上市', en: 'city' },
    DISTRICT: { 'zh-CN': '县（市、区）', en: 'district or county' },
    TOWN: { 'zh-CN': '镇街', en: 'town', meaning: 'of 东莞 and 中山, which have no districts.' },
  },
});
describeEnum(IndustryLevel, {
  name: 'IndustryLevel',
  description: 'A level of GB/T 4754-2017.',
  values: {
    SECTION: { 'zh-CN': '门类', en: 'section' },
    DIVISION: { 'zh-CN': '大类', en: 'division' },
    GROUP: { 'zh-CN': '中类', en: 'group' },
    CLASS: { 'zh-CN': '小类', en: 'class' },
  },
});

@ObjectType('Division', { description: 'An administrative division of Guangdong.' })
export class DivisionView {
  @Field(() => String) code!: string;
  @Field(() => String) name!: string;
  @Field(() => DivisionLevel) level!: keyof typeof DivisionLevel;
  @Field(() => String, { description: 'What it is called in law, e.g. 县级市.' }) kind!: string;
  @Field(() => String, { nullable: true }) parentCode!: string | null;
}

@ObjectType('Industry', { description: 'An entry of GB/T 4754-2017.' })
export class IndustryView {
  @Field(() => String, { description: 'With the letter of its section, e.g. C3311.' }) code!: string;
  @Field(() => String) name!: string;
  @Field(() => IndustryLevel) level!: keyof typeof IndustryLevel;
  @Field(() => String, { nullable: true }) parentCode!: string | null;
}

@ArgsType()
class DivisionsArgs {
  @Text({ most: 50, nullable: true, description: 'A part of the name, or the beginning of the code.' })
  text?: string | null;

  @Division({ nullable: true, description: 'What lies directly in this one.' }) parentCode?: string | null;
}

@ArgsType()
class IndustriesArgs {
  @Text({ most: 50, nullable: true, description: 'A part of the name, or the beginning of the code.' })
  text?: string | null;

  @Industry({ nullable: true, description: 'What lies directly below this one.' })
  parentCode?: string | null;
}

/** What a form offers to choose a division or an industry from. */
@Resolver()
export class ReferenceResolver {
  @Query(() => [DivisionView], {
    description: `By name, code or what they lie in; at most ${MOST}, in the order of the codes.`,
  })
  @Public()
  divisions(@Args() asked: DivisionsArgs): DivisionView[] {
    return choiceOf(divisions(), asked, asked.parentCode ?? null);
  }

  @Query(() => [IndustryView], {
    description: `By name, code or what they lie below; at most ${MOST}, in the order of the standard.`,
  })
  @Public()
  industries(@Args() asked: IndustriesArgs): IndustryView[] {
    const all = industries().map(({ fullCode, name, level, parentFullCode }) => {
      return { code: fullCode, name, level, parentCode: parentFullCode };
    });
    const { parentCode } = asked;
    return choiceOf(all, asked, parentCode ? (industry(parentCode)?.fullCode ?? parentCode) : null);
  }
}

interface Entry {
  readonly code: string;
  readonly name: string;
  readonly parentCode: string | null;
}

/** Without a text and a parent the uppermost entries; with a text those that hold it, anywhere or in the parent. */
function choiceOf<T extends Entry>(
  all: readonly T[],
  { text }: { readonly text?: string | null },
  parent: string | null,
): T[] {
  const key = text ? nameKeyOf(text) : '';
  return all
    .filter(({ parentCode }) => (key && parent === null) || parentCode === parent)
    .filter(({ code, name }) => {
      const digits = code.toLowerCase();
      return nameKeyOf(name).includes(key) || digits.startsWith(key) || digits.slice(1).startsWith(key);
    })
    .slice(0, MOST);
}
