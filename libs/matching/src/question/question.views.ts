import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsString, IsUUID, Length, Matches } from 'class-validator';
import { PLAIN_TEXT } from '#libs/kernel';
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
  @Field(() => ID) @IsUUID() providerId!: string;
  @Field(() => String, { description: '5 to 1,000 characters, without the name of the provider.' })
  @IsString()
  @Length(5, 1000)
  @Matches(PLAIN_TEXT)
  text!: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ArgsType()
export class AnswerQuestionArgs {
  @Field(() => ID) @IsUUID() id!: string;
  @Field(() => String) @IsString() @Length(2, 3000) @Matches(PLAIN_TEXT) answer!: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}
