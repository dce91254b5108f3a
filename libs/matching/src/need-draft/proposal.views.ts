import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { Text } from '#libs/platform';

@ObjectType({ description: 'A scene that words point to.' })
export class ProposedScene {
  @Field(() => String, { description: 'S01 to S16.' }) scenario!: string;
  @Field(() => Int, { description: 'Its part of what all words point to.' }) shareBasisPoints!: number;
  @Field(() => [String], { description: 'The words that point there, the heaviest first.' })
  said!: readonly string[];
}

@ObjectType({ description: 'A system or a protocol that a text names.' })
export class ProposedName {
  @Field(() => String, { description: 'The name that stands for all words for the same thing.' })
  name!: string;
  @Field(() => String, { description: 'How the text put it.' }) said!: string;
}

@ObjectType({ description: 'Machines that a text names.' })
export class ProposedMachines extends ProposedName {
  @Field(() => Int, { nullable: true, description: 'Absent where the text gives no number.' })
  count!: number | null;
}

@ObjectType({ description: 'What the words of an owner point to; a person accepts or changes each.' })
export class NeedProposal {
  @Field(() => [ProposedScene], { description: 'At most three, the likeliest first.' })
  scenes!: readonly ProposedScene[];
  @Field(() => [ProposedMachines]) machines!: readonly ProposedMachines[];
  @Field(() => [ProposedName], { description: 'Systems in use, which the solution must connect to.' })
  systems!: readonly ProposedName[];
  @Field(() => [ProposedName]) protocols!: readonly ProposedName[];
}

@ArgsType()
export class ProposeNeedArgs {
  @Text({ min: 4, most: 5000, lines: true, description: 'What is wanted, in the own words.' })
  text!: string;
}
