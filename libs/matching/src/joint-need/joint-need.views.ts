import { ArgsType, Field, ID, InputType, Int, ObjectType, PickType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsDate, IsString, IsUUID, Length, Matches, ValidateNested } from 'class-validator';
import { PLAIN_TEXT } from '#libs/kernel';
import { connectionOf, FenScalar, LocalDateScalar } from '#libs/platform';
import { MachinesView } from '../need/need-content.views.js';
import { NeedContentInput } from '../need/need.views.js';

export const JointNeedState = { JOINING: 'JOINING', COMPLETE: 'COMPLETE', PUBLISHED: 'PUBLISHED' } as const;
export type JointNeedState = keyof typeof JointNeedState;
registerEnumType(JointNeedState, {
  name: 'JointNeedState',
  description: 'JOINING until the day that it names, then COMPLETE; PUBLISHED with a need for each member.',
});

@ObjectType('JointNeed', { description: 'Enterprises of a cluster that ask the market together.' })
export class JointNeedView {
  @Field(() => ID) id!: string;
  @Field(() => String) clusterName!: string;
  @Field(() => JointNeedState) state!: JointNeedState;
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
export class JointNeedConnection extends connectionOf(JointNeedView, 'JointNeed') {}

/** What each member has for itself. */
@InputType()
export class JointNeedMemberInput extends PickType(NeedContentInput, [
  'sites',
  'machines',
  'protocols',
  'integrations',
  'budgetFromFen',
  'budgetToFen',
]) {}

@InputType()
export class OpenJointNeedInput {
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
export class OpenJointNeedArgs {
  @Field(() => OpenJointNeedInput)
  @ValidateNested()
  @Type(() => OpenJointNeedInput)
  input!: OpenJointNeedInput;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ArgsType()
export class JointNeedArgs {
  @Field(() => ID) @IsUUID() id!: string;
}

@ArgsType()
export class PublishJointNeedArgs extends JointNeedArgs {
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ArgsType()
export class LeaveJointNeedArgs extends PublishJointNeedArgs {
  @Field(() => ID) @IsUUID() enterpriseId!: string;
}

@ArgsType()
export class JoinJointNeedArgs extends LeaveJointNeedArgs {
  @Field(() => JointNeedMemberInput)
  @ValidateNested()
  @Type(() => JointNeedMemberInput)
  own!: JointNeedMemberInput;
}
