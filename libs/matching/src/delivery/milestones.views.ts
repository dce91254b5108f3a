import { ArgsType, Field, ID } from '@nestjs/graphql';
import { IsString, IsUUID, Length, Matches } from 'class-validator';
import { PLAIN_TEXT } from '#libs/kernel';

@ArgsType()
export class AcceptMilestoneArgs {
  @Field(() => ID) @IsUUID() milestoneId!: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ArgsType()
export class ReportMilestoneArgs extends AcceptMilestoneArgs {
  @Field(() => String, { description: 'What was delivered, 1 to 5,000 characters.' })
  @IsString()
  @Length(1, 5000)
  @Matches(PLAIN_TEXT)
  report!: string;
}
