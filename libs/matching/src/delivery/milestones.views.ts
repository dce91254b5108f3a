import { Id, IdempotencyKey, Text } from '#libs/platform';
import { ArgsType } from '@nestjs/graphql';

@ArgsType()
export class AcceptMilestoneArgs {
  @Id()
  milestoneId!: string;
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ArgsType()
export class ReportMilestoneArgs extends AcceptMilestoneArgs {
  @Text({ min: 1, most: 5000, lines: true, description: 'What was delivered, 1 to 5,000 characters.' })
  report!: string;
}
