import type { Type } from '@nestjs/common';
import {
  Args,
  ArgsType,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  registerEnumType,
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
import { AllowedTo, CurrentActor, Public } from '../access/access.decorators.js';
import { Code, Id, IdempotencyKey, Moment, OneOf, Parts, Text } from '../graphql/arguments.js';
import { describeEnum } from '../graphql/enums.js';
import { CurrentLanguage } from '../graphql/language.js';
import { Policies, type VersionShown } from './policies.service.js';
import { POLICY_UNITS, type Policy, type PolicySettings, type PolicyUnit } from './policy.rules.js';

const MOST_SETTINGS = 50;
const LONGEST_VALUE = 10_000;
const NAME = { form: /^[a-z][A-Za-z]{1,59}$/, example: 'standstillDays' };

/** How sure a published value is; every service that publishes values shows the same. */
export const ConfidenceEnum = Object.fromEntries(CONFIDENCES.map((one) => [one, one])) as {
  [K in SettingConfidence]: K;
};
describeEnum(ConfidenceEnum, {
  name: 'SettingConfidence',
  description: 'How sure a published value is.',
  values: {
    CONFIRMED: { 'zh-CN': '来源已确认', en: 'confirmed', meaning: 'a source gives it' },
    PARTIAL: { 'zh-CN': '来源部分确认', en: 'partial', meaning: 'a source gives a part of it' },
    INFERRED: { 'zh-CN': '推断', en: 'inferred', meaning: 'worked out from a source' },
    OPERATOR: {
      'zh-CN': '运营方设定',
      en: 'set by the operator',
      meaning: 'no public source gives it; it is not law',
    },
  },
});
const UnitEnum = Object.fromEntries(POLICY_UNITS.map((one) => [one, one])) as { [K in PolicyUnit]: K };

/** The policies of a service: public to read, changed by two people. The types carry the service's name, as each has its own. */
export function policiesResolver(service: ServiceName): Type<object> {
  const name = `${service.charAt(0).toUpperCase()}${service.slice(1)}`;
  registerEnumType(UnitEnum, { name: 'PolicyUnit', description: 'What a setting of a policy counts in.' });

  @ObjectType(`${name}PolicySetting`)
  class PolicySettingView {
    @Field(() => String) name!: string;
    @Field(() => String, { description: 'What it decides, in the language of the request.' }) words!: string;
    @Field(() => UnitEnum) unit!: PolicyUnit;
    @Field(() => String, { description: 'The value as JSON; amounts are fen in digits.' }) value!: string;
    @Field(() => String, { description: 'Where it was read, or why the operator has set it.' })
    source!: string;
    @Field(() => ConfidenceEnum) confidence!: SettingConfidence;
  }

  @ObjectType(`${name}PolicyVersion`)
  class PolicyVersionView {
    @Field(() => ID, { nullable: true, description: 'Null for the version that ships with the platform.' })
    id!: string | null;
    @Field(() => Int) version!: number;
    @Field(() => [PolicySettingView]) settings!: PolicySettingView[];
    @Field(() => String, { nullable: true }) reason!: string | null;
    @Field(() => Date, { nullable: true, description: 'Null: from the beginning.' })
    inForceFrom!: Date | null;
    @Field(() => Date, { nullable: true }) proposedAt!: Date | null;
    @Field(() => Date, { nullable: true }) publishedAt?: Date | null;
    @Field(() => Date, { nullable: true }) withdrawnAt?: Date | null;
  }

  @ObjectType(`${name}Policy`)
  class PolicyView {
    @Field(() => String) name!: string;
    @Field(() => String, { description: 'In the language of the request.' }) words!: string;
    @Field(() => [PolicyVersionView], { description: 'The newest first.' }) versions!: PolicyVersionView[];
  }

  @InputType(`${name}PolicySettingInput`)
  class PolicySettingInput {
    @Code(NAME) name!: string;
    @Text({
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
  class PolicyCommandArgs {
    @IdempotencyKey() idempotencyKey!: string;
  }

  @ArgsType()
  class PolicyVersionArgs extends PolicyCommandArgs {
    @Id() id!: string;
  }

  @ArgsType()
  class ProposePolicyArgs extends PolicyCommandArgs {
    @Code(NAME) policy!: string;
    @Parts(() => PolicySettingInput, {
      most: MOST_SETTINGS,
      description: 'All settings of the policy, changed or not.',
    })
    settings!: PolicySettingInput[];
    @Text({ min: 1, most: 1000, lines: true }) reason!: string;
    @Moment({ description: 'From when on it holds; not in the past.' })
    inForceFrom!: Date;
  }

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
      @Args() { policy, settings, reason, inForceFrom, idempotencyKey }: ProposePolicyArgs,
      @CurrentActor() by: Actor,
    ): Promise<string> {
      const proposal = { policy, settings: settingsFrom(settings), reason, inForceFrom };
      return String((await this.policies.propose(proposal, idempotencyKey, by)).id);
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
function settingsFrom(
  given: readonly { name: string; value: string; source: string; confidence: SettingConfidence }[],
): PolicySettings {
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
