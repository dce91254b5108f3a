import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { FenScalar, LocalDateScalar, Id, Amount, Part, Parts } from '#libs/platform';
import { TrancheInput } from '../round/round.views.js';

@ObjectType('RuleEffect', { description: 'What rules do to the claims of a round.' })
export class EffectView {
  @Field(() => Int) claims!: number;
  @Field(() => Int) eligible!: number;
  @Field(() => Int, { description: 'With money reserved in the end.' }) reserved!: number;
  @Field(() => FenScalar) reservedFen!: bigint;
  @Field(() => Int) waiting!: number;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The day on which a claim first found the programme or its city empty.',
  })
  firstShortOn!: string | null;
  @Field(() => Int, { description: 'Providers at whose limit somebody waits.' }) providersAtLimit!: number;
}

@ObjectType('RuleEffectOn')
export class EffectOnView {
  @Field(() => String, {
    description: 'The code of the city, or the size class; empty where it is not known.',
  })
  key!: string;
  @Field(() => EffectView) before!: EffectView;
  @Field(() => EffectView) after!: EffectView;
}

@ObjectType('RuleReason')
export class ReasonView {
  @Field(() => String) rule!: string;
  @Field(() => Int) before!: number;
  @Field(() => Int) after!: number;
}

@ObjectType('ChangedClaim')
export class ChangedClaimView {
  @Field(() => ID, { description: 'The voucher, or the refusal of the claim.' }) id!: string;
  @Field(() => String, { description: 'As under the rules in force, e.g. RESERVED 30000000.' })
  before!: string;
  @Field(() => String) after!: string;
}

@ObjectType('RuleSimulation', {
  description: 'The claims of a round under other rules, beside the rules that they were filed under.',
})
export class RuleSimulationView {
  @Field(() => ID) roundId!: string;
  @Field(() => ID) schemeVersionId!: string;
  @Field(() => EffectView, { description: 'Under the rules of the round.' }) before!: EffectView;
  @Field(() => EffectView, { description: 'Under the rules that are tried.' }) after!: EffectView;
  @Field(() => [EffectOnView]) byCity!: EffectOnView[];
  @Field(() => [EffectOnView]) bySize!: EffectOnView[];
  @Field(() => [ReasonView], { description: 'How many claims each rule refuses.' }) reasons!: ReasonView[];
  @Field(() => Int) changed!: number;
  @Field(() => [ChangedClaimView], { description: 'The first hundred whose outcome changes.' })
  changes!: ChangedClaimView[];
  @Field(() => Boolean, {
    description:
      'Whether the rules of the round, played again, give exactly what happened; if not, trust nothing here.',
  })
  reproducesHistory!: boolean;
  @Field(() => [String], { description: 'Claims that they do not give; for the operator.' })
  notReproduced!: string[];
}

@InputType()
export class SimulateRulesInput {
  @Id() roundId!: string;
  @Id({ description: 'Rules to try: a draft, or any version.' }) schemeVersionId!: string;
  @Amount({ nullable: true, description: 'In the place of the budget of the round.' }) budgetFen?: bigint;
  @Parts(() => TrancheInput, {
    most: 21,
    nullable: true,
    description: 'In the place of the tranches of the round.',
  })
  tranches?: TrancheInput[];
}

@ArgsType()
export class SimulateRulesArgs {
  @Part(() => SimulateRulesInput) input!: SimulateRulesInput;
}
