import { Id, Whole, Text, Part, IdempotencyKey } from '#libs/platform';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

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
  @Id()
  contractId!: string;
  @Whole({ min: 1, max: 5, description: '1 to 5, like the others.' })
  quality!: number;
  @Whole({ min: 1, max: 5 })
  timeliness!: number;
  @Whole({ min: 1, max: 5 })
  service!: number;
  @Whole({ min: 1, max: 5 })
  competence!: number;
  @Whole({ min: 1, max: 5 })
  value!: number;
  @Text({ most: 1000, lines: true, description: 'At most 1,000 characters.' })
  comment: string = '';
}

@ArgsType()
export class RateContractArgs {
  @Part(() => RateContractInput)
  input!: RateContractInput;
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ArgsType()
export class ReplyToRatingArgs {
  @Id()
  ratingId!: string;
  @Text({ min: 1, most: 1000, lines: true })
  reply!: string;
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ArgsType()
export class RatingOfContractArgs {
  @Id()
  contractId!: string;
}
