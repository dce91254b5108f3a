import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsBoolean,
  IsDate,
  IsDefined,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { connectionOf, FenScalar } from '#libs/platform';
import { RoundState } from './round.moves.js';

registerEnumType(RoundState, { name: 'RoundState' });
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
}

@ObjectType('GroupLimit', {
  description: 'An enterprise with all others that the same legal person controls.',
})
export class GroupLimitView extends LimitStateView {
  @Field(() => String, { description: 'Of whoever controls them, or of the only one.' })
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
  @Field(() => String) @Matches(/^44\d{2}00$/) cityCode!: string;
  @Field(() => FenScalar) @IsDefined() amountFen!: bigint;
}

@InputType('ProposeRoundInput')
export class ProposeRoundInput {
  @Field(() => ID, { description: 'The scheme version that the round applies.' }) @IsUUID() basedOn!: string;
  @Field(() => String) @IsString() @Length(2, 100) name!: string;
  @Field(() => Date, { nullable: true, description: 'Unless given, the windows are those of the scheme.' })
  @IsOptional()
  @IsDate()
  claimFrom?: Date;
  @Field(() => Date, { nullable: true }) @IsOptional() @IsDate() claimTo?: Date;
  @Field(() => Date, { nullable: true }) @IsOptional() @IsDate() redeemFrom?: Date;
  @Field(() => Date, { nullable: true }) @IsOptional() @IsDate() redeemTo?: Date;
  @Field(() => FenScalar) @IsDefined() budgetFen!: bigint;
  @Field(() => [TrancheInput], {
    nullable: true,
    description: 'Unless given, the budget is split by the weights of the scheme.',
  })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(21)
  @ValidateNested({ each: true })
  @Type(() => TrancheInput)
  tranches?: TrancheInput[];
  @Field(() => Boolean, {
    nullable: true,
    description:
      'The tranches may add up to more than the budget, which then binds by itself. No by default.',
  })
  @IsOptional()
  @IsBoolean()
  overAllocated?: boolean;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() @Min(1) @Max(90) noticeDays?: number;
}
