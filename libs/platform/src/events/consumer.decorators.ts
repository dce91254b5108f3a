import type { EntityManager } from '@mikro-orm/postgresql';
import { SetMetadata } from '@nestjs/common';
import type { EventMessage } from './message.js';
import type { EventType } from './outbox.js';

export const CONSUMES = 'yunshang:consumes';

/** What a consumer method gets beside the event: the transaction it must work in, and the envelope. */
export interface Delivery {
  readonly em: EntityManager;
  readonly message: EventMessage;
}

/** Marks a method `(data, delivery)` of a provider as the reaction to an event. One method per event and service. */
export const Consumes = (event: EventType): MethodDecorator => SetMetadata(CONSUMES, event);
