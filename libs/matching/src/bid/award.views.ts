import { ArgsType, Field, ID } from '@nestjs/graphql';
import { IsString, IsUUID, Length, Matches } from 'class-validator';
import { PLAIN_TEXT } from '#libs/kernel';

@ArgsType()
export class AwardNeedArgs {
  @Field(() => ID) @IsUUID() needId!: string;
  @Field(() => ID) @IsUUID() bidId!: string;
  @Field(() => String, { description: 'Why this bid, 4 to 2,000 characters.' })
  @IsString()
  @Length(4, 2000)
  @Matches(PLAIN_TEXT)
  reason!: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}
