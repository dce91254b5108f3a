import { ArgsType, Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsIn, IsUUID, Length, Matches } from 'class-validator';
import { PLAIN_TEXT } from '#libs/kernel';
import { connectionOf, LocalDateScalar } from '#libs/platform';
import { ProviderCommandArgs, RefuseProviderArgs } from '../admission/provider.inputs.js';
import type { AppealDecision } from './standing.entity.js';
import { Standing } from './standing.moves.js';

const StandingAppealDecision = { UPHELD: 'UPHELD', REJECTED: 'REJECTED' } as const;
registerEnumType(Standing, {
  name: 'ProviderStanding',
  description: 'From SUSPENDED on a provider takes no new work.',
});
registerEnumType(StandingAppealDecision, { name: 'StandingAppealDecision' });

@ObjectType('StandingAppeal', { description: "A provider's appeal against a change of its standing." })
export class StandingAppealView {
  @Field(() => ID) id!: string;
  @Field(() => ID) providerId!: string;
  @Field(() => String) statement!: string;
  @Field(() => Date) filedAt!: Date;
  @Field(() => StandingAppealDecision, { nullable: true }) decision?: AppealDecision | null;
  @Field(() => String, { nullable: true }) decisionReason?: string | null;
  @Field(() => Date, { nullable: true }) decidedAt?: Date | null;
}

@ObjectType('StandingChange')
export class StandingChangeView {
  @Field(() => ID) id!: string;
  @Field(() => Standing) fromStanding!: Standing;
  @Field(() => Standing) toStanding!: Standing;
  @Field(() => String) reason!: string;
  @Field(() => LocalDateScalar, { nullable: true, description: 'The day by which to rectify.' })
  clearBy?: string | null;
  @Field(() => Date) at!: Date;
  @Field(() => StandingAppealView, { nullable: true }) appeal?: StandingAppealView | null;
}

@ObjectType('StandingFile', { description: 'How a provider stands, and the last 100 changes, newest first.' })
export class StandingFileView {
  @Field(() => ID) providerId!: string;
  @Field(() => Standing) standing!: Standing;
  @Field(() => [StandingChangeView]) changes!: readonly StandingChangeView[];
}

export const StandingAppealConnection = connectionOf(StandingAppealView, 'StandingAppeal');

@ArgsType()
export class ChangeStandingArgs extends RefuseProviderArgs {}

@ArgsType()
export class RectifyArgs extends RefuseProviderArgs {
  @Field(() => LocalDateScalar, { description: 'A day ahead by which the cause is to be gone.' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  clearBy!: string;
}

@ArgsType()
export class AppealStandingArgs extends ProviderCommandArgs {
  @Field(() => String, { description: '4 to 5,000 characters.' })
  @Length(4, 5000)
  @Matches(PLAIN_TEXT)
  statement!: string;
}

@ArgsType()
export class DecideStandingAppealArgs {
  @Field(() => ID) @IsUUID() appealId!: string;
  @Field(() => StandingAppealDecision) @IsIn(['UPHELD', 'REJECTED']) decision!: AppealDecision;
  @Field(() => String, { description: 'Shown to the provider.' })
  @Length(4, 2000)
  @Matches(PLAIN_TEXT)
  reason!: string;
  @Field(() => ID) @Matches(/^[\x21-\x7E]{1,100}$/) idempotencyKey!: string;
}
