import { once } from 'node:events';
import { isUUID } from 'class-validator';
import type { EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs';
import type { Inbox } from './inbox.js';
import type { EventMessage } from './message.js';
import { reasonOf } from './set-aside.js';
import { insist, repeat } from './transport.js';

const BATCH = 500;
/** How long a broker may keep a question for events that come meanwhile. */
const WAIT_MS = 100;
/** The client's library tries so often to join; after that a new consumer does. */
const RETRIES = 3;
/** Signs of life per session: one may be lost. */
const SIGNS_PER_SESSION = 6;

interface Incoming {
  readonly topics: readonly string[];
  readonly groupId: string;
  readonly sessionTimeoutMs: number;
  /** Sees to it that the topics are there. */
  ready(): Promise<void>;
}

/**
 * Takes in what the topics bring. However long the handling of a batch takes, the group hears that this consumer lives;
 * one that was thrown out nevertheless joins again, and one that crashed gives way to a new one. The offset is committed
 * after the transaction of the effects: what comes again finds the mark of the inbox.
 */
export class KafkaConsumer {
  private signOfGroupAt = Number.NEGATIVE_INFINITY;
  /** What kept it from going on, until it goes on. */
  lastError: string | undefined;

  constructor(
    private readonly from: Incoming,
    private readonly kafka: Kafka,
    private readonly inbox: Inbox,
    private readonly tell: (what: string, error: unknown) => void,
  ) {}

  async run(signal: AbortSignal): Promise<void> {
    const stopped = aborted(signal);
    await repeat(
      signal,
      () => this.live(signal, stopped),
      (error) => this.failed('consuming events failed, will join again', error),
    );
  }

  /** Whether the group has counted this consumer among its own within a session. */
  get isMember(): boolean {
    return performance.now() - this.signOfGroupAt < this.from.sessionTimeoutMs;
  }

  private failed(what: string, error: unknown): void {
    this.lastError = reasonOf(error);
    this.tell(what, error);
  }

  /** One life of a consumer, until it crashes or the signal. */
  private async live(signal: AbortSignal, stopped: Promise<undefined>): Promise<boolean> {
    const { topics, groupId, sessionTimeoutMs } = this.from;
    await this.from.ready();
    const consumer = this.kafka.consumer({
      groupId,
      sessionTimeout: sessionTimeoutMs,
      heartbeatInterval: Math.floor(sessionTimeoutMs / SIGNS_PER_SESSION),
      maxWaitTimeInMs: WAIT_MS,
      // Not every crash is restarted by the library; so none is.
      retry: { retries: RETRIES, restartOnFailure: () => Promise.resolve(false) },
    });
    let joined = false;
    consumer.on(consumer.events.GROUP_JOIN, () => {
      joined = true;
      this.lastError = undefined;
      this.signOfGroupAt = performance.now();
    });
    consumer.on(consumer.events.HEARTBEAT, () => void (this.signOfGroupAt = performance.now()));
    const crashed = new Promise<Error>((resolve) =>
      consumer.on(consumer.events.CRASH, ({ payload }) => resolve(payload.error)),
    );
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: [...topics], fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        eachBatch: (delivery) => this.handle(delivery, signal),
      });
      const error = await Promise.race([crashed, stopped]);
      if (!error) return false;
      if (!joined) throw error;
      this.failed('the consumer of events crashed, and joins again', error);
      return true;
    } finally {
      this.signOfGroupAt = Number.NEGATIVE_INFINITY;
      await consumer.disconnect().catch(() => undefined);
    }
  }

  private async handle(delivery: EachBatchPayload, signal: AbortSignal): Promise<void> {
    const { batch } = delivery;
    const { topic, partition, messages } = batch;
    // That the group has gone on without us is told by the commit.
    const beat = (): void => void delivery.heartbeat().catch(() => undefined);
    const beating = setInterval(beat, this.from.sessionTimeoutMs / SIGNS_PER_SESSION / 2);
    try {
      for (let i = 0; i < messages.length && delivery.isRunning() && !delivery.isStale(); i += BATCH) {
        const part = messages.slice(i, i + BATCH);
        await insist(
          signal,
          () => this.takeIn(`${topic}/${partition}`, part),
          (error) => this.failed(`taking in events of ${topic} failed, will retry`, error),
        );
        this.lastError = undefined;
        const last = part.at(-1)!.offset;
        // Not by the consumer: its errors do not say any more whether the group knows us, and nothing would join again.
        await delivery.commitOffsetsIfNecessary({
          topics: [{ topic, partitions: [{ partition, offset: String(BigInt(last) + 1n) }] }],
        });
        delivery.resolveOffset(last);
        await delivery.heartbeat();
      }
    } finally {
      clearInterval(beating);
    }
  }

  private async takeIn(from: string, part: readonly KafkaMessage[]): Promise<void> {
    const read = part.map((each) => ({ ...each, message: readMessage(String(each.value)) }));
    await this.inbox.receive(read.flatMap(({ message }) => message ?? []));
    for (const { message, key, value, offset } of read)
      if (!message)
        await this.inbox.setAsideUnreadable(from, offset, { subject: String(key), text: String(value) });
  }
}

async function aborted(signal: AbortSignal): Promise<undefined> {
  if (!signal.aborted) await once(signal, 'abort');
}

/** The message that a text holds; undefined when it holds none. Nothing but the relay writes here, but a topic is open. */
function readMessage(text: string): EventMessage | undefined {
  try {
    const message = JSON.parse(text) as Partial<EventMessage> | null;
    const { id, type, source, subject } = message ?? {};
    return isUUID(id) && [type, source, subject].every((each) => typeof each === 'string')
      ? (message as EventMessage)
      : undefined;
  } catch {
    return undefined;
  }
}
