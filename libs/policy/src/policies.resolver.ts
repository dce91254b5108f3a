import type { Type } from '@nestjs/common';
import {
  Args,
  ArgsType,
  Directive,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
} from '@nestjs/graphql';
import {
  CONFIDENCES,
  DomainError,
  type Actor,
  type Canonical,
  type Language,
  type ServiceName,
  type SettingConfidence,
} from '#libs/kernel';
import {
  AllowedTo,
  Code,
  Id,
  IdempotencyKey,
  Moment,
  OneOf,
  Parts,
  Text,
  CurrentActor,
  CurrentLanguage,
  describeEnum,
  Public,
} from '#libs/platform';
import { Policies, type VersionShown } from './policies.service.js';
import { POLICY_UNITS, type Policy, type PolicySettings, type PolicyUnit } from './policy.rules.js';

const MOST_SETTINGS = 50;
const LONGEST_VALUE = 10_000;
const NAME = { form: /^[a-z][A-Za-z]{1,59}$/, example: 'noticeDays' };

/** How sure a value is; also of the rules of schemes. */
export const ConfidenceEnum = Object.fromEntries(CONFIDENCES.map((one) => [one, one])) as {
  [K in SettingConfidence]: K;
};
const UnitEnum = Object.fromEntries(POLICY_UNITS.map((one) => [one, one])) as { [K in PolicyUnit]: K };

describeEnum(ConfidenceEnum, {
  name: 'SettingConfidence',
  description: 'How sure a published value is.',
  values: {
    CONFIRMED: { 'zh-CN': '来源已确认', en: 'read in the source' },
    PARTIAL: { 'zh-CN': '部分确认', en: 'read in part' },
    INFERRED: { 'zh-CN': '推断', en: 'worked out from a source' },
    OPERATOR: {
      'zh-CN': '运营方设定',
      en: 'set by the operator',
      meaning: 'no public source gives it; not law',
    },
  },
});
describeEnum(UnitEnum, {
  name: 'PolicyUnit',
  description: 'What a setting of a policy counts in.',
  values: {
    HOURS: { 'zh-CN': '小时', en: 'hours' },
    DAYS: { 'zh-CN': '日', en: 'days' },
    MONTHS: { 'zh-CN': '月', en: 'months' },
    YEARS: { 'zh-CN': '年', en: 'years' },
    COUNT: { 'zh-CN': '数量', en: 'a number of things' },
    BASIS_POINTS: { 'zh-CN': '万分之一', en: 'basis points' },
    FEN: { 'zh-CN': '分', en: 'fen' },
  },
});

@ObjectType('PolicySetting')
@Directive('@shareable')
class PolicySettingView {
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'What it decides, in the language of the request.' }) words!: string;
  @Field(() => UnitEnum) unit!: PolicyUnit;
  @Field(() => String, { description: 'The value as JSON; amounts are fen in digits.' }) value!: string;
  @Field(() => String, { description: 'Where it was read, or why the operator has set it.' }) source!: string;
  @Field(() => ConfidenceEnum) confidence!: SettingConfidence;
}

@ObjectType('PolicyVersion')
@Directive('@shareable')
class PolicyVersionView {
  @Field(() => ID, { nullable: true, description: 'Null for the version that ships with the platform.' })
  id!: string | null;
  @Field(() => Int) version!: number;
  @Field(() => [PolicySettingView]) settings!: PolicySettingView[];
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => Date, { nullable: true, description: 'Null: from the beginning.' }) inForceFrom!: Date | null;
  @Field(() => Date, { nullable: true }) proposedAt!: Date | null;
  @Field(() => Date, { nullable: true }) publishedAt?: Date | null;
  @Field(() => Date, { nullable: true }) withdrawnAt?: Date | null;
}

@ObjectType('Policy', { description: 'What an authority or the operator decides, by version.' })
@Directive('@shareable')
class PolicyView {
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'In the language of the request.' }) words!: string;
  @Field(() => [PolicyVersionView], { description: 'The newest first.' }) versions!: PolicyVersionView[];
}

@InputType()
class PolicySettingInput {
  @Code(NAME) name!: string;
  @Text({
    min: 1,
    most: LONGEST_VALUE,
    lines: true,
    description: 'As JSON, in the form in which settings are shown.',
  })
  value!: string;
  @Text({ min: 1, most: 500, description: 'Where it was read, or why the operator sets it.' })
  source!: string;
  @OneOf(ConfidenceEnum) confidence!: SettingConfidence;
}

@ArgsType()
class PolicyVersionArgs {
  @Id() id!: string;
  @IdempotencyKey() idempotencyKey!: string;
}

@ArgsType()
class ProposePolicyArgs {
  @Code(NAME) policy!: string;
  @Parts(() => PolicySettingInput, {
    most: MOST_SETTINGS,
    description: 'All settings of the policy, changed or not.',
  })
  settings!: PolicySettingInput[];
  @Text({ min: 1, most: 1000, lines: true }) reason!: string;
  @Moment({ description: 'From when on it holds; not in the past.' }) inForceFrom!: Date;
  @IdempotencyKey() idempotencyKey!: string;
}

/** The policies of a service: public to read, changed by two people. Every service answers in the same types. */
export function policiesResolver(service: ServiceName): Type<object> {
  const name = `${service.charAt(0).toUpperCase()}${service.slice(1)}`;

  @Resolver()
  class PoliciesResolver {
    constructor(private readonly policies: Policies) {}

    @Query(() => [PolicyView], {
      name: `${service}Policies`,
      description: 'What is decided by policy and not by code: every value with its source, by version.',
    })
    @Public()
    async list(
      @CurrentActor() by: Actor | undefined,
      @CurrentLanguage() language: Language,
    ): Promise<PolicyView[]> {
      const policies = await this.policies.list(by);
      return policies.map(({ policy, versions }) => ({
        name: policy.name,
        words: policy.words[language],
        versions: versions.map((version) => viewOf(policy, version, language)),
      }));
    }

    @Mutation(() => ID, {
      name: `propose${name}Policy`,
      description: 'Proposes the next version of a policy, whole. Answers the id of the version.',
    })
    @AllowedTo('policy.propose')
    async propose(
      @Args() { settings, idempotencyKey, ...proposal }: ProposePolicyArgs,
      @CurrentActor() by: Actor,
    ): Promise<string> {
      return String(
        (await this.policies.propose({ ...proposal, settings: settingsFrom(settings) }, idempotencyKey, by))
          .id,
      );
    }

    @Mutation(() => ID, {
      name: `publish${name}Policy`,
      description:
        'Publishes a version that another person proposed. It holds from its day on and is never changed.',
    })
    @AllowedTo('policy.publish')
    async publish(
      @Args() { id, idempotencyKey }: PolicyVersionArgs,
      @CurrentActor() by: Actor,
    ): Promise<string> {
      return String((await this.policies.publish(id, idempotencyKey, by)).id);
    }

    @Mutation(() => ID, { name: `withdraw${name}Policy`, description: 'Takes a proposal back.' })
    @AllowedTo('policy.propose')
    async withdraw(
      @Args() { id, idempotencyKey }: PolicyVersionArgs,
      @CurrentActor() by: Actor,
    ): Promise<string> {
      return String((await this.policies.withdraw(id, idempotencyKey, by)).id);
    }
  }

  return PoliciesResolver;
}

/** @throws DomainError POLICY_PROBLEMS for a value that is no JSON */
function settingsFrom(given: readonly PolicySettingInput[]): PolicySettings {
  return Object.fromEntries(
    given.map(({ name, value, source, confidence }) => {
      try {
        return [name, { value: JSON.parse(value) as Canonical, source, confidence }];
      } catch {
        throw new DomainError('POLICY_PROBLEMS', { problems: [`${name}: JSON`] });
      }
    }),
  );
}

function viewOf(policy: Policy, version: VersionShown, language: Language) {
  return {
    ...version,
    // In the order of the policy: the database keeps members of JSON in another.
    settings: Object.entries(policy.kinds).flatMap(([setting, { unit, words }]) => {
      const kept = version.settings[setting];
      if (!kept) return [];
      const { value, source, confidence } = kept;
      return {
        name: setting,
        words: words[language],
        unit,
        value: JSON.stringify(value),
        source,
        confidence,
      };
    }),
  };
}
