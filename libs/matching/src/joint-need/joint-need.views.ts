import { ArgsType, Field, ID, InputType, Int, ObjectType, PickType } from '@nestjs/graphql';
import {
  connectionOf,
  FenScalar,
  LocalDateScalar,
  Id,
  Text,
  Moment,
  Part,
  IdempotencyKey,
  describeEnum,
} from '#libs/platform';
import { MachinesView } from '../need/need-content.views.js';
import { NeedContentInput } from '../need/need.views.js';

export const JointNeedState = { JOINING: 'JOINING', COMPLETE: 'COMPLETE', PUBLISHED: 'PUBLISHED' } as const;
export type JointNeedState = keyof typeof JointNeedState;
describeEnum(JointNeedState, {
  name: 'JointNeedState',
  description: 'Where a joint need stands.',
  values: {
    JOINING: { 'zh-CN': '征集成员', en: 'joining', meaning: 'until the day that it names' },
    COMPLETE: { 'zh-CN': '成员已定', en: 'complete' },
    PUBLISHED: { 'zh-CN': '已发布', en: 'published', meaning: 'with a need for each member' },
  },
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
  @Field(() => Boolean, { description: 'Whether an enterprise of the person who reads leads it.' })
  led!: boolean;
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
  @Id({ description: 'The enterprise that leads; it is the first member.' })
  enterpriseId!: string;
  @Text({ min: 2, most: 60 })
  clusterName!: string;
  @Moment()
  joinUntil!: Date;
  @Part(() => NeedContentInput, { description: 'What all ask for, with what the leader has for itself.' })
  content!: NeedContentInput;
}

@ArgsType()
export class OpenJointNeedArgs {
  @Part(() => OpenJointNeedInput)
  input!: OpenJointNeedInput;
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ArgsType()
export class JointNeedArgs {
  @Id()
  id!: string;
}

@ArgsType()
export class PublishJointNeedArgs extends JointNeedArgs {
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ArgsType()
export class LeaveJointNeedArgs extends PublishJointNeedArgs {
  @Id()
  enterpriseId!: string;
}

@ArgsType()
export class JoinJointNeedArgs extends LeaveJointNeedArgs {
  @Part(() => JointNeedMemberInput)
  own!: JointNeedMemberInput;
}
