import type { Inbox } from './inbox.js';
import type { Lag } from './lag.js';

/** How events reach a service: from the log in PostgreSQL, or through Apache Kafka. */
export interface Transport {
  /** Begins to publish what this service writes and to take in what it subscribes to. */
  start(inbox: Inbox): Promise<void>;
  /** Ends both; what was not acknowledged comes again after the next start. */
  stop(): Promise<void>;
  /** Sends what was set aside on its way out, and answers how many went. */
  sendAgain(): Promise<number>;
  /**
   * How it stands.
   * @throws what kept it from finding out
   */
  status(): Promise<TransportStatus>;
}

/** One way of events: what is told on its way out, or what another service tells. */
export interface WayStatus {
  readonly lag: Lag;
  /** Since when a number of the outbox is missing that a transaction may still bring. */
  readonly gapSeconds?: number;
}

export interface TransportStatus {
  readonly transport: 'postgres' | 'kafka';
  readonly connected: boolean;
  /** What failed last, until it succeeds again. */
  readonly lastError?: string;
  /** From the outbox to the brokers, where there are any. */
  readonly relay?: WayStatus;
  /** What is taken in, by the service that tells it. */
  readonly consumers: readonly (WayStatus & { readonly source: string })[];
}

export function wayOf(lag: Lag, gapSeconds: number | undefined): WayStatus {
  return { lag, ...(gapSeconds === undefined ? {} : { gapSeconds }) };
}

/** Waits, but not longer than until the signal. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
  });
}

/**
 * Repeats a step until the signal: at once when it did something, after a short rest when it did nothing, with growing
 * rests when it fails.
 */
export async function repeat(
  signal: AbortSignal,
  step: () => Promise<boolean>,
  onError: (error: unknown) => void,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      const busy = await step();
      failures = 0;
      if (!busy) await pause(IDLE, signal);
    } catch (error) {
      if (signal.aborted) return;
      failures += 1;
      onError(error);
      await pause(Math.min(IDLE * 2 ** failures, LONGEST), signal);
    }
  }
}

/**
 * Tries a step until it succeeds, with growing rests.
 * @throws the last error once the signal is given
 */
export async function insist(
  signal: AbortSignal,
  step: () => Promise<void>,
  onError: (error: unknown) => void,
): Promise<void> {
  for (let failures = 1; ; failures++) {
    try {
      return await step();
    } catch (error) {
      if (signal.aborted) throw error;
      onError(error);
      await pause(Math.min(IDLE * 2 ** failures, LONGEST), signal);
    }
  }
}

/** Milliseconds between two looks at a quiet log: what an event waits at most, against the load of looking. */
const IDLE = 100;
const LONGEST = 10_000;
