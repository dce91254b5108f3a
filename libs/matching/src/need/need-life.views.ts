import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsEnum,
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
import { PLAIN_TEXT } from '#libs/kernel';
import { FenScalar, LocalDateScalar } from '#libs/platform';
import { MachinesView, SiteView } from './need-content.views.js';
import { ClosingReason } from './need.moves.js';
import { NeedDetailsInput, OfNeedArgs } from './need.views.js';

export const NewsKind = { ADDENDUM: 'ADDENDUM', ANSWER: 'ANSWER', CLOSED: 'CLOSED' } as const;
export type NewsKind = keyof typeof NewsKind;
registerEnumType(NewsKind, { name: 'NeedNewsKind' });

@ObjectType('NeedVersion', {
  description: 'What a need said from a moment on; for providers without what is hidden.',
})
export class NeedVersionView {
  @Field(() => Int) version!: number;
  @Field(() => String, { nullable: true, description: 'What the enterprise says of the change.' })
  addendum!: string | null;
  @Field(() => Date) changedAt!: Date;
  @Field(() => String) description!: string;
  @Field(() => [String]) protocols!: string[];
  @Field(() => [String]) integrations!: string[];
  @Field(() => [SiteView]) sites!: SiteView[];
  @Field(() => [MachinesView]) machines!: MachinesView[];
  @Field(() => FenScalar, { nullable: true }) budgetFromFen!: bigint | null;
  @Field(() => FenScalar, { nullable: true }) budgetToFen!: bigint | null;
  @Field(() => LocalDateScalar) deliverBy!: string;
}

@ObjectType('NeedNews', {
  description: 'Something that happened to a need which the provider follows or bid for.',
})
export class NeedNewsView {
  @Field(() => ID) needId!: string;
  @Field(() => String) title!: string;
  @Field(() => NewsKind) kind!: NewsKind;
  @Field(() => Date) at!: Date;
  @Field(() => String, { description: 'The addendum, the answer, or the reason of closing.' }) text!: string;
}

@InputType({ description: 'What changes; what is absent stays.' })
export class NeedChangesInput extends NeedDetailsInput {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @Length(10, 5000)
  @Matches(PLAIN_TEXT)
  description?: string;
  @Field(() => [String], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(30)
  @Length(1, 60, { each: true })
  @Matches(PLAIN_TEXT, { each: true })
  protocols?: string[];
  @Field(() => [String], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(30)
  @Length(1, 60, { each: true })
  @Matches(PLAIN_TEXT, { each: true })
  integrations?: string[];
  @Field(() => FenScalar, { nullable: true }) @IsOptional() budgetFromFen?: bigint;
  @Field(() => FenScalar, { nullable: true }) @IsOptional() budgetToFen?: bigint;
  @Field(() => LocalDateScalar, { nullable: true }) @IsOptional() @IsString() deliverBy?: string;
}

@ArgsType()
export class AmendNeedArgs extends OfNeedArgs {
  @Field(() => NeedChangesInput) @ValidateNested() @Type(() => NeedChangesInput) changes!: NeedChangesInput;
  @Field(() => String, { description: 'What changes and why, for everybody who reads the need.' })
  @IsString()
  @Length(4, 2000)
  @Matches(PLAIN_TEXT)
  addendum!: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ArgsType()
export class CloseNeedArgs extends OfNeedArgs {
  @Field(() => ClosingReason) @IsEnum(ClosingReason) reason!: ClosingReason;
  @Field(() => String) @IsString() @Length(2, 1000) @Matches(PLAIN_TEXT) note!: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ArgsType()
export class FollowNeedArgs extends OfNeedArgs {
  @Field(() => ID) @IsUUID() providerId!: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ArgsType()
export class NeedNewsArgs {
  @Field(() => ID) @IsUUID() providerId!: string;
  @Field(() => Int, { defaultValue: 50 }) @IsInt() @Min(1) @Max(100) first: number = 50;
}

@ObjectType()
export class Following {
  @Field(() => Boolean) following!: boolean;
}
