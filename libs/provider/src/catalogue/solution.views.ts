import { Directive, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, describeEnum, FenScalar } from '#libs/platform';
import { SIZE_CLASS_WORDS, SizeClass } from '#libs/reference';

describeEnum(SizeClass, SIZE_CLASS_WORDS);

@ObjectType('PriceLine')
class PriceLineView {
  @Field(() => String) kind!: string;
  @Field(() => String) description!: string;
  @Field(() => FenScalar) amountFen!: string;
}

@ObjectType({ isAbstract: true })
class OfferView {
  @Field(() => String) title!: string;
  @Field(() => String) summary!: string;
  @Field(() => [String], { description: 'Scenes S01 to S16; the first is the main one.' })
  scenarios!: readonly string[];
  @Field(() => [String], { description: 'GB/T 4754 codes. Empty: all.' }) industries!: readonly string[];
  @Field(() => [SizeClass], { description: 'Empty: all.' }) sizeClasses!: readonly SizeClass[];
  @Field(() => [String], { description: 'Cities served on site. Empty: all.' }) regions!: readonly string[];
  @Field(() => [String]) protocols!: readonly string[];
  @Field(() => [String]) integrations!: readonly string[];
  @Field(() => [PriceLineView]) lines!: readonly PriceLineView[];
  @Field(() => Int) deliveryMonths!: number;
  @Field(() => Int) capacityPerMonth!: number;
  @Field(() => Boolean) industrialPlatform!: boolean;
  @Field(() => Boolean) publicCloud!: boolean;
}

@ObjectType('Solution', { description: 'A catalogue item as it is offered now.' })
@Directive('@key(fields: "id")')
export class SolutionView extends OfferView {
  @Field(() => ID) id!: string;
  @Field(() => ID) providerId!: string;
  @Field(() => Int) catalogueVersion!: number;
  @Field(() => FenScalar) priceFromFen!: bigint;
  @Field(() => FenScalar) priceToFen!: bigint;
  @Field(() => Date) publishedAt!: Date;
}

@ObjectType('SolutionContent')
export class SolutionContentView extends OfferView {
  @Field(() => FenScalar) priceFromFen!: string;
  @Field(() => FenScalar) priceToFen!: string;
}

@ObjectType('SolutionVersion', { description: 'What was offered under a version number; never changed.' })
export class SolutionVersionView {
  @Field(() => ID) solutionId!: string;
  @Field(() => Int) catalogueVersion!: number;
  @Field(() => SolutionContentView) content!: SolutionContentView;
  @Field(() => String, { description: 'SHA-256 of the canonical content.' }) contentHash!: string;
  @Field(() => Date) publishedAt!: Date;
}

export const SolutionVersionConnection = connectionOf(SolutionVersionView, 'SolutionVersion');
export const SolutionConnection = connectionOf(SolutionView, 'Solution');
