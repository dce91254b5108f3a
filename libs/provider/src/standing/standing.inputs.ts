import { ArgsType } from '@nestjs/graphql';
import { Day, Id, IdempotencyKey, OneOf, Text } from '#libs/platform';
import { ProviderCommandArgs, RefuseProviderArgs } from '../admission/provider.inputs.js';
import { AppealDecision } from './standing.entity.js';

@ArgsType()
export class ChangeStandingArgs extends RefuseProviderArgs {}

@ArgsType()
export class RectifyArgs extends RefuseProviderArgs {
  @Day({ description: 'A day ahead by which the cause is to be gone.' }) clearBy!: string;
}

@ArgsType()
export class AppealStandingArgs extends ProviderCommandArgs {
  @Text({ min: 4, most: 5_000, lines: true, description: '4 to 5,000 characters.' }) statement!: string;
}

@ArgsType()
export class DecideStandingAppealArgs {
  @Id() appealId!: string;
  @OneOf(AppealDecision) decision!: AppealDecision;
  @Text({ min: 4, most: 2_000, lines: true, description: 'Shown to the provider.' }) reason!: string;
  @IdempotencyKey() idempotencyKey!: string;
}
