import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import {
  LocalDateScalar,
  Id,
  Moment,
  Text,
  IdempotencyKey,
  Part,
  describeEnum,
  enumOf,
} from '#libs/platform';
import { EXTENSION_CAUSES, type ExtensionCause } from './bid.entity.js';

const ExtensionCauseEnum = enumOf(EXTENSION_CAUSES);
describeEnum(ExtensionCauseEnum, {
  name: 'ExtensionCause',
  description: 'Why a deadline was put off.',
  values: {
    ENTERPRISE: { 'zh-CN': '企业', en: 'enterprise' },
    INCIDENT: { 'zh-CN': '平台故障', en: 'incident of the platform' },
  },
});

@ObjectType({ description: 'A deadline put off, for all bidders alike.' })
export class DeadlineExtensionView {
  @Field(() => ID) id!: string;
  @Field(() => Date) fromDeadline!: Date;
  @Field(() => Date) toDeadline!: Date;
  @Field(() => Date, { nullable: true, description: 'Until when questions were taken from then on.' })
  questionsUntil?: Date | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'By when to deliver from then on.' })
  deliverBy?: string | null;
  @Field(() => ExtensionCauseEnum) cause!: ExtensionCause;
  @Field(() => String) reason!: string;
  @Field(() => Date) extendedAt!: Date;
}

@ObjectType({ description: 'What became of the deadline of a need.' })
export class DeadlineHistory {
  @Field(() => [DeadlineExtensionView], { description: 'The newest first.' })
  extensions!: readonly DeadlineExtensionView[];
  @Field(() => Date, {
    nullable: true,
    description: 'When the database first released the key of the bids, as it wrote down itself.',
  })
  openedAt?: Date | null;
}

@ObjectType()
export class IncidentExtension {
  @Field(() => Int) extended!: number;
  @Field(() => Int, { description: 'Needs in the window whose bids had been opened already.' })
  tooLate!: number;
}

@ArgsType()
export class ExtendDeadlineArgs {
  @Id()
  needId!: string;
  @Moment()
  until!: Date;
  @Text({ min: 4, most: 500, lines: true, description: 'Shown to everyone, 4 to 500 characters.' })
  reason!: string;
  @IdempotencyKey()
  idempotencyKey!: string;
}

@InputType()
export class IncidentInput {
  @Moment({ description: 'Every deadline from this moment ...' })
  deadlinesFrom!: Date;
  @Moment({ description: '... to this one is put off, without exception.' })
  deadlinesTo!: Date;
  @Moment()
  until!: Date;
  @Text({
    min: 4,
    most: 500,
    lines: true,
    description: 'What happened; shown to everyone, 4 to 500 characters.',
  })
  reason!: string;
}

@ArgsType()
export class ExtendForIncidentArgs {
  @Part(() => IncidentInput)
  input!: IncidentInput;
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ArgsType()
export class SealingKeyArgs {
  @Id()
  needId!: string;
  @Text({ min: 1, most: 1000, lines: true, description: 'JWK of an X25519 key (RFC 8037), as text.' })
  jwk!: string;
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ObjectType()
export class SealingKeyAnswer {
  @Field(() => ID) needId!: string;
}
