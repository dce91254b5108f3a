import { ArgsType, Field, ID } from '@nestjs/graphql';
import { IsOptional, IsUUID } from 'class-validator';
import { PageArgs } from '#libs/platform';

/** A page of a list that can be narrowed to a round. */
@ArgsType()
export class RoundPageArgs extends PageArgs {
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  roundId?: string;
}
