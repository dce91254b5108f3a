import { Directive, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, FenScalar, LocalDateScalar } from '#libs/platform';
import type { SizeClass } from '#libs/reference';
import { ProviderClass } from './application.rules.js';
import { SizeClasses } from './provider.inputs.js';
import { ProviderState } from './provider.moves.js';
import { Standing } from '../standing/standing.moves.js';

registerEnumType(ProviderState, { name: 'ProviderState' });
registerEnumType(ProviderClass, {
  name: 'ProviderClass',
  description: 'PLATFORM: national platforms, telecom operators and similar.',
});
registerEnumType(SizeClasses, { name: 'SizeClass', description: '统计上大中小微型企业划分办法 (2017)' });

@ObjectType('Provider', { description: 'A member of the provincial resource pool, or an applicant.' })
@Directive('@key(fields: "id")')
export class ProviderView {
  @Field(() => ID) id!: string;
  @Field(() => String) unifiedSocialCreditCode!: string;
  @Field(() => String) name!: string;
  @Field(() => ProviderClass) providerClass!: ProviderClass;
  @Field(() => String, { nullable: true, description: 'Absent for providers outside the province.' })
  divisionCode?: string | null;
  @Field(() => String, { nullable: true }) cityCode?: string | null;
  @Field(() => LocalDateScalar) establishedOn!: string;
  @Field(() => Int) employees!: number;
  @Field(() => String) introduction!: string;
  @Field(() => ProviderState) state!: ProviderState;
  @Field(() => Standing, { description: 'Of a member of the pool.' }) standing!: Standing;
  @Field(() => Date) appliedAt!: Date;
  @Field(() => Date, { nullable: true, description: 'When it was admitted or refused.' })
  decidedAt?: Date | null;
  @Field(() => String, { nullable: true }) refusalReason?: string | null;
}

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
  @Field(() => [SizeClasses], { description: 'Empty: all.' }) sizeClasses!: readonly SizeClass[];
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

export const ProviderConnection = connectionOf(ProviderView, 'Provider');
export const SolutionConnection = connectionOf(SolutionView, 'Solution');
