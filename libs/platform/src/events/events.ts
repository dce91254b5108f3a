import type { EntityManager } from '@mikro-orm/postgresql';
import type { ServiceSettings } from '../settings/settings.js';
import type { Inbox } from './inbox.js';
import { KafkaTransport } from './kafka.js';
import { PostgresLog } from './postgres-log.js';
import type { Transport, TransportStatus } from './transport.js';

/** The events of one service, over the transport that the settings name. */
export class Events {
  private readonly transport: Transport;
  private begun = false;

  constructor(
    service: string,
    settings: ServiceSettings,
    em: EntityManager,
    private readonly inbox: Inbox,
  ) {
    this.transport = transportOf(service, settings, em);
  }

  async start(): Promise<void> {
    await this.transport.start(this.inbox);
    this.begun = true;
  }

  /** How the road of events stands; undefined before it has begun. */
  async status(): Promise<TransportStatus | undefined> {
    return this.begun ? this.transport.status() : undefined;
  }

  stop(): Promise<void> {
    return this.transport.stop();
  }

  /**
   * Tries again what was set aside, on its way in or out, e.g. after a repair.
   * @returns how many took effect
   */
  async replay(): Promise<number> {
    return (await this.transport.sendAgain()) + (await this.inbox.replay());
  }
}

function transportOf(service: string, settings: ServiceSettings, em: EntityManager): Transport {
  if (settings.EVENT_TRANSPORT === 'kafka') {
    if (!settings.KAFKA_BROKERS) throw new Error('KAFKA_BROKERS is needed for EVENT_TRANSPORT=kafka.');
    return new KafkaTransport(
      {
        service,
        brokers: settings.KAFKA_BROKERS.split(','),
        prefix: settings.KAFKA_PREFIX,
        sessionTimeoutMs: settings.KAFKA_SESSION_TIMEOUT_MS,
      },
      em,
    );
  }
  if (!settings.EVENT_LOG_URL) throw new Error('EVENT_LOG_URL is needed for EVENT_TRANSPORT=postgres.');
  return new PostgresLog(service, settings.EVENT_LOG_URL, em);
}
