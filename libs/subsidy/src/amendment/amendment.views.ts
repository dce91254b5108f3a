import { ArgsType, Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsDate, IsOptional, IsString, IsUUID, Length, ValidateNested } from 'class-validator';
import { connectionOf, FenScalar, PageArgs } from '#libs/platform';
import { TrancheInput } from '../round/round.views.js';
import { AmendmentState } from './amendment.moves.js';

registerEnumType(AmendmentState, { name: 'AmendmentState' });

@ObjectType('AddedTranche')
export class AddedTrancheView {
  @Field(() => String) cityCode!: string;
  @Field(() => FenScalar) amountFen!: string;
}

@ObjectType('Amendment', { description: 'What two people changed of a published round.' })
export class AmendmentView {
  @Field(() => ID) id!: string;
  @Field(() => ID) roundId!: string;
  @Field(() => Date, { nullable: true, description: 'Claims are taken until before then, from everybody.' })
  claimTo?: Date | null;
  @Field(() => Date, { nullable: true, description: 'Redemption is open until before then, for everybody.' })
  redeemTo?: Date | null;
  @Field(() => FenScalar, { nullable: true }) budgetAddedFen?: bigint | null;
  @Field(() => [AddedTrancheView], { description: 'Of the money that is added; the rest no city has yet.' })
  tranches!: readonly AddedTrancheView[];
  @Field(() => ID, { nullable: true }) providerId?: string | null;
  @Field(() => FenScalar, { nullable: true, description: 'By how much the limit of the provider changes.' })
  limitChangeFen?: bigint | null;
  @Field(() => String) reason!: string;
  @Field(() => AmendmentState) state!: AmendmentState;
  @Field(() => Date) proposedAt!: Date;
  @Field(() => Date, { nullable: true }) decidedAt?: Date | null;
}

@ObjectType()
export class AmendmentConnection extends connectionOf(AmendmentView, 'Amendment') {}

@ArgsType()
export class AmendmentPageArgs extends PageArgs {
  @Field(() => ID) @IsUUID() roundId!: string;
}

@InputType('ProposeAmendmentInput')
export class ProposeAmendmentInput {
  @Field(() => ID) @IsUUID() roundId!: string;
  @Field(() => Date, { nullable: true }) @IsOptional() @IsDate() claimTo?: Date;
  @Field(() => Date, { nullable: true }) @IsOptional() @IsDate() redeemTo?: Date;
  @Field(() => FenScalar, { nullable: true }) @IsOptional() budgetAddedFen?: bigint;
  @Field(() => [TrancheInput], {
    nullable: true,
    description: 'What the cities get of the money that is added.',
  })
  @IsOptional()
  @ArrayMaxSize(21)
  @ValidateNested({ each: true })
  @Type(() => TrancheInput)
  tranches?: TrancheInput[];
  @Field(() => ID, { nullable: true, description: 'Whose limit changes.' })
  @IsOptional()
  @IsUUID()
  providerId?: string;
  @Field(() => FenScalar, {
    nullable: true,
    description: 'By how much, up or down: after spot checks, ratings, complaints.',
  })
  @IsOptional()
  limitChangeFen?: bigint;
  @Field(() => String) @IsString() @Length(2, 500) reason!: string;
}
