import { ArgsType, InputType } from '@nestjs/graphql';
import {
  Amount,
  Code,
  Id,
  IdempotencyKey,
  Industry,
  PageArgs,
  Part,
  Parts,
  SomeOf,
  Text,
  Texts,
  Whole,
  YesNo,
} from '#libs/platform';
import { SizeClass } from '#libs/reference';

/** Codes, cities, protocols: more than there are of any. */
const LONGEST_LIST = 50;
const LARGEST = 1_000_000;

@InputType()
export class PriceLineInput {
  @Text({ most: 60, description: 'Kind of cost, e.g. PLATFORM_SERVICE.' }) kind!: string;
  @Text({ min: 1, most: 200, lines: true }) description!: string;
  @Amount() amountFen!: bigint;
}

/** A list of codes or words. */
function Words(description: string): PropertyDecorator {
  return Texts({ description, min: 1, most: 60, list: { most: LONGEST_LIST } });
}

@InputType()
export class PublishSolutionInput {
  @Id() providerId!: string;

  @Id({
    nullable: true,
    description: 'The item of which this is a new version; left out for a new item.',
  })
  solutionId?: string | null;

  @Text({ most: 400 }) title!: string;
  @Text({ min: 1, most: 2_000, lines: true }) summary!: string;

  @Words('Scenes S01 to S16 that it serves; the first is the main one.') scenarios!: string[];
  @Words('GB/T 4754 codes; C33 covers its groups and classes. Empty: all.') industries!: string[];
  @SomeOf(SizeClass, { most: LONGEST_LIST, description: 'Empty: all.' }) sizeClasses!: SizeClass[];
  @Words('City codes served on site. Empty: all.') regions!: string[];
  @Words('Protocols and controllers it connects: OPC UA, Modbus TCP ...') protocols!: string[];
  @Words('Systems it exchanges data with: ERP, MES, WMS ...') integrations!: string[];

  @Amount({ description: 'What the smallest scope costs: the sum of the lines.' }) priceFromFen!: bigint;
  @Amount() priceToFen!: bigint;

  @Parts(() => PriceLineInput, { most: LONGEST_LIST, description: 'The price list of the smallest scope.' })
  lines!: PriceLineInput[];

  @Whole({ min: 0, max: LARGEST }) deliveryMonths!: number;
  @Whole({ min: 0, max: LARGEST, description: 'New projects that can begin in a month.' })
  capacityPerMonth!: number;
  @YesNo({ description: 'Runs on an industrial-internet platform.' }) industrialPlatform!: boolean;
  @YesNo() publicCloud!: boolean;
}

@ArgsType()
export class SolutionArgs {
  @Id() id!: string;
}

@ArgsType()
export class PublishSolutionArgs {
  @Part(() => PublishSolutionInput) input!: PublishSolutionInput;
  @IdempotencyKey() idempotencyKey!: string;
}

@ArgsType()
export class SolutionsArgs extends PageArgs {
  @Code({ form: /^S\d{2}$/, example: 'S08', nullable: true, description: 'A scene, S01 to S16.' })
  scenario?: string | null;

  @Industry({ nullable: true, description: 'What serves this industry, also by a wider code.' })
  industryCode?: string | null;

  @Id({ nullable: true }) providerId?: string | null;
  @Text({ min: 1, most: 100, nullable: true, description: 'A part of the title.' }) text?: string | null;
}

@ArgsType()
export class SolutionVersionsArgs extends PageArgs {
  @Id() solutionId!: string;
}

@ArgsType()
export class SolutionVersionArgs {
  @Id() solutionId!: string;
  @Whole({ min: 1, max: 2_147_483_647 }) catalogueVersion!: number;
}
