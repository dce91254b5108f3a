import type { EntityManager } from '@mikro-orm/postgresql';
import { SetMetadata } from '@nestjs/common';
import type { EventMessage } from './message.js';
import type { EventType } from './outbox.js';

export const CONSUMES = 'yunshang:consumes';

export interface Consumption {
  readonly event: EventType;
  /** The method takes many events at once. */
  readonly inBatch: boolean;
}

/** What a consumer method gets beside the event: the transaction it must work in, and the envelope. */
export interface Delivery {
  readonly em: EntityManager;
  readonly message: EventMessage;
}

/** Marks a method `(data, delivery)` of a provider as the reaction to an event. One method per event and service. */
export const Consumes = (event: EventType): MethodDecorator => consumes({ event, inBatch: false });

/** What a consumer of batches gets beside the events: the transaction, and their envelopes in the same order. */
export interface BatchDelivery {
  readonly em: EntityManager;
  readonly messages: readonly EventMessage[];
}

/**
 * Marks a method `(data[], delivery)` as the reaction to all events of a type that came together, in their order. Events of
 * one subject keep their order across types too: where one of another type stands between two, they come in two batches.
 */
export const ConsumesBatch = (event: EventType): MethodDecorator => consumes({ event, inBatch: true });

function consumes(consumption: Consumption): MethodDecorator {
  return SetMetadata(CONSUMES, consumption);
}
