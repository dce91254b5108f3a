import { Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor, IdArg } from '#libs/platform';
import { StatementService } from './statement.service.js';
import { StatementView } from './statement.views.js';

@Resolver(() => StatementView)
export class StatementResolver {
  constructor(private readonly statements: StatementService) {}

  @Query(() => StatementView, { description: 'The vouchers and the money of an enterprise or a provider.' })
  @AllowedTo('statement.read')
  statement(
    @IdArg('organisationId') organisationId: string,
    @CurrentActor() by: Actor,
  ): Promise<StatementView> {
    return this.statements.of(organisationId, by);
  }
}
