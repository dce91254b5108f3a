import { ArgsType, Field, ID, InputType, Int, ObjectType, PickType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsDate, IsString, IsUUID, Length, Matches, ValidateNested } from 'class-validator';
import { PLAIN_TEXT } from '#libs/kernel';
import { connectionOf, FenScalar, LocalDateScalar } from '#libs/platform';
import { MachinesView } from '../need/need-content.views.js';
import { NeedContentInput } from '../need/need.views.js';

export const PoolState = { JOINING: 'JOINING', COMPLETE: 'COMPLETE', PUBLISHED: 'PUBLISHED' } as const;
export type PoolState = keyof typeof PoolState;
registerEnumType(PoolState, {
  name: 'NeedPoolState',
  description:
    'JOINING until the day that the pool names, then COMPLETE; PUBLISHED with a need for each member.',
});

@ObjectType('NeedPool', { description: 'Enterprises of a cluster that ask the market together.' })
export class NeedPoolView {
  @Field(() => ID) id!: string;
  @Field(() => String) clusterName!: string;
  @Field(() => PoolState) state!: PoolState;
  @Field(() => Date) joinUntil!: Date;
  @Field(() => String) title!: string;
  @Field(() => String) description!: string;
  @Field(() => String) scenario!: string;
  @Field(() => LocalDateScalar) deliverBy!: string;
  @Field(() => Date) bidDeadline!: Date;
  @Field(() => Int) members!: number;
  @Field(() => Boolean, { description: 'Whether an enterprise of the person who reads is in it.' })
  joined!: boolean;
  @Field(() => FenScalar, {
    nullable: true,
    description: 'Of all members together; null where budgets are hidden.',
  })
  budgetToFen!: bigint | null;
  @Field(() => [MachinesView], { description: 'Of all members together, by kind.' })
  machines!: MachinesView[];
  @Field(() => [ID], {
    description: 'The needs, once published: each has its own bids, contract and voucher.',
  })
  needIds!: string[];
}

@ObjectType()
export class NeedPoolConnection extends connectionOf(NeedPoolView, 'NeedPool') {}

/** What each member has for itself. */
@InputType()
export class PoolMemberInput extends PickType(NeedContentInput, [
  'sites',
  'machines',
  'protocols',
  'integrations',
  'budgetFromFen',
  'budgetToFen',
]) {}

@InputType()
export class OpenNeedPoolInput {
  @Field(() => ID, { description: 'The enterprise that leads; it is the first member.' })
  @IsUUID()
  enterpriseId!: string;
  @Field(() => String) @IsString() @Length(2, 60) @Matches(PLAIN_TEXT) clusterName!: string;
  @Field(() => Date) @IsDate() joinUntil!: Date;
  @Field(() => NeedContentInput, { description: 'What all ask for, with what the leader has for itself.' })
  @ValidateNested()
  @Type(() => NeedContentInput)
  content!: NeedContentInput;
}

@ArgsType()
export class OpenNeedPoolArgs {
  @Field(() => OpenNeedPoolInput) @ValidateNested() @Type(() => OpenNeedPoolInput) input!: OpenNeedPoolInput;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ArgsType()
export class NeedPoolArgs {
  @Field(() => ID) @IsUUID() id!: string;
}

@ArgsType()
export class PublishNeedPoolArgs extends NeedPoolArgs {
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ArgsType()
export class LeaveNeedPoolArgs extends PublishNeedPoolArgs {
  @Field(() => ID) @IsUUID() enterpriseId!: string;
}

@ArgsType()
export class JoinNeedPoolArgs extends LeaveNeedPoolArgs {
  @Field(() => PoolMemberInput) @ValidateNested() @Type(() => PoolMemberInput) own!: PoolMemberInput;
}
