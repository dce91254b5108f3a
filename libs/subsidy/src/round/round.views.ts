import { Directive, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import {
  connectionOf,
  FenScalar,
  Id,
  Moment,
  Amount,
  Whole,
  YesNo,
  Text,
  Code,
  Parts,
  describeEnum,
} from '#libs/platform';
import { ProviderReference } from '../copies/references.views.js';
import { RoundState } from './round.moves.js';

describeEnum(RoundState, {
  name: 'RoundState',
  description: 'Where a round stands.',
  values: {
    PROPOSED: { 'zh-CN': '已提出', en: 'proposed' },
    PUBLISHED: { 'zh-CN': '已发布', en: 'published' },
  },
});
@ObjectType('LimitState', { description: 'granted + recovered = available + reserved + paid.' })
export class LimitStateView {
  @Field(() => FenScalar) grantedFen!: bigint;
  @Field(() => FenScalar) reservedFen!: bigint;
  @Field(() => FenScalar) paidFen!: bigint;
  @Field(() => FenScalar, { description: 'Paid and come back; it is available again.' })
  recoveredFen!: bigint;
  @Field(() => FenScalar) availableFen!: bigint;
}

@ObjectType('CityTranche')
export class CityTrancheView extends LimitStateView {
  @Field(() => String) cityCode!: string;
  @Field(() => Int, { description: 'How many wait for this tranche.' }) waiting!: number;
}

@ObjectType('ProviderLimit')
export class ProviderLimitView extends LimitStateView {
  @Field(() => ID) providerId!: string;
  @Field(() => ProviderReference) provider!: ProviderReference;
}

@ObjectType('GroupLimit', {
  description: 'An enterprise with all others that the same legal person controls.',
})
export class GroupLimitView extends LimitStateView {
  @Field(() => String, { description: 'Of the enterprise that controls them, or of the only one.' })
  unifiedSocialCreditCode!: string;
}

@ObjectType('Budget', { description: 'How the money of a round stands, off the ledger.' })
export class BudgetView {
  @Field(() => ID) roundId!: string;
  @Field(() => LimitStateView) programme!: LimitStateView;
  @Field(() => FenScalar, { description: 'Of the available: not given to any city.' }) unassignedFen!: bigint;
  @Field(() => [CityTrancheView]) cities!: CityTrancheView[];
  @Field(() => [ProviderLimitView], {
    description: 'The providers with vouchers, most used first; at most 100.',
  })
  providers!: ProviderLimitView[];
  @Field(() => [GroupLimitView], {
    description: 'The groups of enterprises with vouchers, most used first; at most 100.',
  })
  groups!: GroupLimitView[];
}

@ObjectType('Round')
@Directive('@key(fields: "id")')
export class RoundView {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => RoundState) state!: RoundState;
  @Field(() => ID) schemeVersionId!: string;
  @Field(() => Date) claimFrom!: Date;
  @Field(() => Date) claimTo!: Date;
  @Field(() => Date) redeemFrom!: Date;
  @Field(() => Date) redeemTo!: Date;
  @Field(() => FenScalar) budgetFen!: bigint;
  @Field(() => Boolean, { description: 'Whether the tranches may add up to more than the budget.' })
  overAllocated!: boolean;
  @Field(() => Int) noticeDays!: number;
  @Field(() => Boolean) claimsOpen!: boolean;
  @Field(() => Boolean) redemptionsOpen!: boolean;
  @Field(() => [CityTrancheView], { description: 'What each city was given and has left, now.' })
  cities!: CityTrancheView[];
}

@ObjectType()
export class RoundConnection extends connectionOf(RoundView, 'Round') {}

@InputType('TrancheInput')
export class TrancheInput {
  @Code({ form: /^44\d{2}00$/, example: '440100' }) cityCode!: string;
  @Amount() amountFen!: bigint;
}

@InputType('ProposeRoundInput')
export class ProposeRoundInput {
  @Id({ description: 'The scheme version that the round applies.' }) basedOn!: string;
  @Text({ min: 2, most: 100 }) name!: string;
  @Moment({ nullable: true, description: 'Unless given, the windows are those of the scheme.' })
  claimFrom?: Date;
  @Moment({ nullable: true }) claimTo?: Date;
  @Moment({ nullable: true }) redeemFrom?: Date;
  @Moment({ nullable: true }) redeemTo?: Date;
  @Amount() budgetFen!: bigint;
  @Parts(() => TrancheInput, {
    most: 21,
    least: 1,
    nullable: true,
    description: 'Unless given, the budget is split by the weights of the scheme.',
  })
  tranches?: TrancheInput[];
  @YesNo({
    nullable: true,
    description:
      'The tranches may add up to more than the budget, which then binds by itself. No by default.',
  })
  overAllocated?: boolean;
  @Whole({ min: 1, max: 90, nullable: true }) noticeDays?: number;
}
