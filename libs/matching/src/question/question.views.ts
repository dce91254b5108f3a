import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Id, Text, IdempotencyKey } from '#libs/platform';
import { OfNeedArgs } from '../need/need.views.js';

@ObjectType('Question', {
  description: 'Asked by a provider, answered for everybody; nobody learns who asked.',
})
export class QuestionView {
  @Field(() => ID) id!: string;
  @Field(() => ID) needId!: string;
  @Field(() => Int, { description: '1, 2, 3 ... within the need.' }) number!: number;
  @Field(() => String) text!: string;
  @Field(() => Date) askedAt!: Date;
  @Field(() => Boolean, { description: 'Asked by a provider of the person who reads.' }) own!: boolean;
  @Field(() => String, { nullable: true }) answer!: string | null;
  @Field(() => Date, { nullable: true }) answeredAt!: Date | null;
}

@ArgsType()
export class AskQuestionArgs extends OfNeedArgs {
  @Id()
  providerId!: string;
  @Text({
    min: 5,
    most: 1000,
    lines: true,
    description: '5 to 1,000 characters, without the name of the provider.',
  })
  text!: string;
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ArgsType()
export class AnswerQuestionArgs {
  @Id()
  id!: string;
  @Text({ min: 2, most: 3000, lines: true })
  answer!: string;
  @IdempotencyKey()
  idempotencyKey!: string;
}
