import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import {
  AllowedTo,
  CodeArg,
  CurrentActor,
  IdArg,
  IdempotencyKeyArg,
  LocalDateScalar,
  TextArg,
} from '#libs/platform';
import { ControlService } from './control.service.js';
import { ControlInput, ControlStatementView } from './control.views.js';

const CODE = { form: /^[0-9A-Z]{18}$/, example: '91440606722473344C' };

@Resolver(() => ControlStatementView)
export class ControlResolver {
  constructor(private readonly control: ControlService) {}

  @Query(() => [ControlStatementView], {
    description: 'What is said of who controls a company; at most 100.',
  })
  @AllowedTo('control.read')
  controlOf(@CodeArg('code', CODE) code: string, @CurrentActor() by: Actor): Promise<ControlStatementView[]> {
    return this.control.of(code, by);
  }

  @Mutation(() => ControlStatementView, {
    description:
      'By a member of one of the two companies; holds at once, and nobody but two officials ends it.',
  })
  @AllowedTo('control.declare')
  declareControl(
    @Args('input') input: ControlInput,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<ControlStatementView> {
    return this.control.declare(input, key, by);
  }

  @Mutation(() => ControlStatementView, { description: 'By an official; holds when another confirms it.' })
  @AllowedTo('control.propose')
  proposeControl(
    @Args('input') input: ControlInput,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<ControlStatementView> {
    return this.control.propose(input, key, by);
  }

  @Mutation(() => ControlStatementView, {
    description: 'By an official; has ended when another confirms it.',
  })
  @AllowedTo('control.propose')
  proposeControlEnd(
    @IdArg('id') id: string,
    @Args('endsOn', { type: () => LocalDateScalar, description: 'The last day.' }) endsOn: string,
    @TextArg('reason', { min: 2, most: 500, lines: true }) reason: string,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<ControlStatementView> {
    return this.control.proposeEnd(id, endsOn, reason, key, by);
  }

  @Mutation(() => ControlStatementView, {
    description: 'The second official: what waits holds, or has ended.',
  })
  @AllowedTo('control.confirm')
  confirmControl(
    @IdArg('id') id: string,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<ControlStatementView> {
    return this.control.confirm(id, key, by);
  }
}
