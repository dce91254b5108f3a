import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ArrayMaxSize, IsBoolean, IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { COST_KINDS, type CostKind } from '#libs/kernel';
import { FenScalar, LocalDateScalar } from '#libs/platform';
import { VERDICTS, type EligibilityRule, type Verdict } from '../rules/eligibility.rules.js';
import { EligibilityRuleEnum } from '../voucher/voucher.views.js';

const VerdictEnum = Object.fromEntries(VERDICTS.map((one) => [one, one])) as { [K in Verdict]: K };
registerEnumType(VerdictEnum, {
  name: 'Verdict',
  description: 'NEEDS_REVIEW: the fact is not known, or somebody has to look at the papers.',
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
  @Field(() => ID, { description: 'A published round.' }) @IsUUID() roundId!: string;
  @Field(() => String, { nullable: true, description: 'Where it is registered, six digits.' })
  @IsOptional()
  @Matches(/^\d{6}$/)
  divisionCode?: string;
  @Field(() => String, { nullable: true, description: 'GB/T 4754 with its section letter, e.g. C3311.' })
  @IsOptional()
  @Matches(/^[A-T]\d{0,4}$/)
  industryCode?: string;
  @Field(() => LocalDateScalar, { nullable: true })
  @IsOptional()
  establishedOn?: string;
  @Field(() => FenScalar, { nullable: true, description: 'Main revenue of the year before.' })
  @IsOptional()
  priorYearRevenueFen?: bigint;
  @Field(() => LocalDateScalar, { nullable: true, description: 'When the contract was, or will be, signed.' })
  @IsOptional()
  contractSignedOn?: string;
  @Field(() => [String], { nullable: true, description: 'The kinds of cost that the contract is for.' })
  @IsOptional()
  @ArrayMaxSize(COST_KINDS.length)
  @IsIn(COST_KINDS, { each: true })
  costKinds?: CostKind[];
  @Field(() => ID, { nullable: true, description: 'With whom the contract is.' })
  @IsOptional()
  @IsUUID()
  providerId?: string;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Serious violations with fiscal funds in the last years.',
  })
  @IsOptional()
  @IsBoolean()
  fiscalViolation?: boolean;
  @Field(() => Boolean, { nullable: true, description: 'The same content has other fiscal support.' })
  @IsOptional()
  @IsBoolean()
  otherFiscalSupport?: boolean;
  @Field(() => Boolean, { nullable: true, description: 'The contract had a voucher before.' })
  @IsOptional()
  @IsBoolean()
  hadVoucher?: boolean;
}
