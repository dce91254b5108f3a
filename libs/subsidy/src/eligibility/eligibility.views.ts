import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsIn } from 'class-validator';
import { COST_KINDS, type CostKind } from '#libs/kernel';
import { Id, Day, Amount, YesNo, Code, Codes, describeEnum } from '#libs/platform';
import { VERDICTS, type EligibilityRule, type Verdict } from '../rules/eligibility.rules.js';
import { EligibilityRuleEnum } from '../voucher/voucher.views.js';

const VerdictEnum = Object.fromEntries(VERDICTS.map((one) => [one, one])) as { [K in Verdict]: K };
describeEnum(VerdictEnum, {
  name: 'Verdict',
  description: 'What a rule says of the facts.',
  values: {
    PASS: { 'zh-CN': '符合', en: 'met' },
    FAIL: { 'zh-CN': '不符合', en: 'not met' },
    NEEDS_REVIEW: {
      'zh-CN': '需核对',
      en: 'to be looked at',
      meaning: 'the fact is not known, or somebody has to look at the papers',
    },
  },
});

@ObjectType('EligibilityResult', {
  description: 'What one rule of the scheme says of the facts that were given.',
})
export class EligibilityResultView {
  @Field(() => EligibilityRuleEnum) rule!: EligibilityRule;
  @Field(() => VerdictEnum) verdict!: Verdict;
  @Field(() => String, { description: 'What the rule asks for.' }) asked!: string;
  @Field(() => String, { description: 'The fact that was used; empty when none was given.' }) found!: string;
  @Field(() => String, { description: 'Where the rule stands.' }) source!: string;
}

@ObjectType('EligibilityCheck', {
  description: 'Not binding: a claim is judged on what was certified and signed.',
})
export class EligibilityCheckView {
  @Field(() => ID) roundId!: string;
  @Field(() => ID) schemeVersionId!: string;
  @Field(() => VerdictEnum, { description: 'FAIL when any rule fails, PASS when all pass.' })
  verdict!: Verdict;
  @Field(() => [EligibilityResultView]) results!: EligibilityResultView[];
}

@InputType('CheckEligibilityInput', {
  description:
    'Six questions: where, what, since when, how big, which contract, and what happened before. All optional.',
})
export class CheckEligibilityInput {
  @Id({ description: 'A published round.' }) roundId!: string;
  @Code({
    form: /^\d{6}$/,
    example: '440305',
    nullable: true,
    description: 'Where it is registered, six digits.',
  })
  divisionCode?: string;
  @Code({
    form: /^[A-T]\d{0,4}$/,
    example: 'C3311',
    nullable: true,
    description: 'GB/T 4754 with its section letter, e.g. C3311.',
  })
  industryCode?: string;
  @Day({ nullable: true }) establishedOn?: string;
  @Amount({ nullable: true, description: 'Main revenue of the year before.' }) priorYearRevenueFen?: bigint;
  @Day({ nullable: true, description: 'When the contract was, or will be, signed.' })
  contractSignedOn?: string;
  @Codes({
    form: /^[A-Z_]{2,40}$/,
    example: 'PLATFORM_SERVICE',
    most: COST_KINDS.length,
    nullable: true,
    description: 'The kinds of cost that the contract is for.',
  })
  @IsIn(COST_KINDS, { each: true })
  costKinds?: CostKind[];
  @Id({ nullable: true, description: 'With whom the contract is.' }) providerId?: string;
  @YesNo({ nullable: true, description: 'Serious violations with fiscal funds in the last years.' })
  fiscalViolation?: boolean;
  @YesNo({ nullable: true, description: 'The same content has other fiscal support.' })
  otherFiscalSupport?: boolean;
  @YesNo({ nullable: true, description: 'The contract had a voucher before.' }) hadVoucher?: boolean;
}
