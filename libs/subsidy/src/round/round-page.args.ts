import { ArgsType } from '@nestjs/graphql';
import { PageArgs, Id } from '#libs/platform';

/** A page of a list that can be narrowed to a round. */
@ArgsType()
export class RoundPageArgs extends PageArgs {
  @Id({ nullable: true }) roundId?: string;
}
