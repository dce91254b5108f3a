import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  IsInt,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { PLAIN_TEXT } from '#libs/kernel';

@ObjectType('Rating', { description: 'What an enterprise thinks of the work under an accepted contract.' })
export class RatingView {
  @Field(() => ID) id!: string;
  @Field(() => ID) contractId!: string;
  @Field(() => Int) quality!: number;
  @Field(() => Int) timeliness!: number;
  @Field(() => Int) service!: number;
  @Field(() => Int) competence!: number;
  @Field(() => Int) value!: number;
  @Field(() => String) comment!: string;
  @Field(() => Date) ratedAt!: Date;
  @Field(() => String, { nullable: true }) reply?: string | null;
  @Field(() => Date, { nullable: true }) repliedAt?: Date | null;
}

@InputType()
export class RateContractInput {
  @Field(() => ID) @IsUUID() contractId!: string;
  @Field(() => Int, { description: '1 to 5, like the others.' }) @IsInt() @Min(1) @Max(5) quality!: number;
  @Field(() => Int) @IsInt() @Min(1) @Max(5) timeliness!: number;
  @Field(() => Int) @IsInt() @Min(1) @Max(5) service!: number;
  @Field(() => Int) @IsInt() @Min(1) @Max(5) competence!: number;
  @Field(() => Int) @IsInt() @Min(1) @Max(5) value!: number;
  @Field(() => String, { defaultValue: '', description: 'At most 1,000 characters.' })
  @IsString()
  @MaxLength(1000)
  @Matches(PLAIN_TEXT)
  comment: string = '';
}

@ArgsType()
export class RateContractArgs {
  @Field(() => RateContractInput)
  @ValidateNested()
  @Type(() => RateContractInput)
  input!: RateContractInput;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ArgsType()
export class ReplyToRatingArgs {
  @Field(() => ID) @IsUUID() ratingId!: string;
  @Field(() => String) @IsString() @Length(1, 1000) @Matches(PLAIN_TEXT) reply!: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ArgsType()
export class RatingOfContractArgs {
  @Field(() => ID) @IsUUID() contractId!: string;
}
