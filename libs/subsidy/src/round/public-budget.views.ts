import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { FenScalar } from '#libs/platform';

@ObjectType('BudgetUse', {
  description: 'reserved is held for vouchers; claimed is the part of it that is being redeemed.',
})
class BudgetUseView {
  @Field(() => FenScalar) reservedFen!: bigint;
  @Field(() => FenScalar) claimedFen!: bigint;
  @Field(() => FenScalar) paidFen!: bigint;
}

@ObjectType('CityBudget')
export class CityBudgetView extends BudgetUseView {
  @Field(() => String) cityCode!: string;
  @Field(() => FenScalar, { description: 'The tranche as it is now.' }) grantedFen!: bigint;
  @Field(() => FenScalar) freeFen!: bigint;
  @Field(() => Int) waiting!: number;
}

@ObjectType('ProviderClassBudget')
export class ProviderClassBudgetView extends BudgetUseView {
  @Field(() => String, { description: 'PLATFORM or OTHER.' }) providerClass!: string;
}

@ObjectType('PublicBudget', {
  description: 'Off the ledger, now: appropriated + recovered = free + reserved + paid. No names.',
})
export class PublicBudgetView extends BudgetUseView {
  @Field(() => ID) roundId!: string;
  @Field(() => Date) asOf!: Date;
  @Field(() => FenScalar) appropriatedFen!: bigint;
  @Field(() => FenScalar, { description: 'Paid and come back; it can be claimed again.' })
  recoveredFen!: bigint;
  @Field(() => FenScalar) freeFen!: bigint;
  @Field(() => Int, { description: 'How many wait.' }) waiting!: number;
  @Field(() => [CityBudgetView]) cities!: CityBudgetView[];
  @Field(() => [ProviderClassBudgetView]) providerClasses!: ProviderClassBudgetView[];
}

@ObjectType('ExpiringReservations', { description: 'What goes back when nobody asks for it in time.' })
export class ExpiringReservationsView {
  @Field(() => Date) redeemBy!: Date;
  @Field(() => String, { nullable: true }) cityCode?: string | null;
  @Field(() => Int) vouchers!: number;
  @Field(() => FenScalar) amountFen!: bigint;
}
