import { EntityManager } from '@mikro-orm/postgresql';
import { type Type } from '@nestjs/common';
import { Field, ID, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { AllowedTo } from '../access/access.decorators.js';
import type { ServiceName } from '#libs/kernel';
import { Events } from '../events/events.js';

const MOST = 100;

/** What an operator needs: the events that a service set aside, and the order to try them again. */
export function operationsResolver(service: ServiceName): Type<object> {
  const name = `${service.charAt(0).toUpperCase()}${service.slice(1)}`;

  @ObjectType(`${name}SetAsideEvent`)
  class SetAsideEvent {
    @Field(() => ID) id!: string;
    @Field(() => String) type!: string;
    @Field(() => String) source!: string;
    @Field(() => String) subject!: string;
    @Field(() => String) reason!: string;
    @Field(() => Date) setAsideAt!: Date;
  }

  @Resolver()
  class OperationsResolver {
    constructor(
      private readonly em: EntityManager,
      private readonly events: Events,
    ) {}

    @Query(() => [SetAsideEvent], {
      name: `${service}SetAsideEvents`,
      description: 'Events that failed and wait, oldest first.',
    })
    @AllowedTo('operation.read')
    setAsideEvents(): Promise<SetAsideEvent[]> {
      return this.em.execute<SetAsideEvent[]>(
        `select id, type, source, subject, reason, set_aside_at as "setAsideAt" from set_aside
          where replayed_at is null order by position limit ${MOST}`,
      );
    }

    @Mutation(() => Int, {
      name: `replay${name}SetAsideEvents`,
      description: 'Tries them again in their order; answers how many took effect.',
    })
    @AllowedTo('operation.replay')
    replay(): Promise<number> {
      return this.events.replay();
    }
  }
  return OperationsResolver;
}
