import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import { tellable } from '../data/driver-errors.js';
import { Events } from '../events/events.js';
import type { WayStatus, TransportStatus } from '../events/transport.js';
import { ServiceSettings } from '../settings/settings.js';

/** A check of readiness waits no longer for one part. */
const ANSWER_WITHIN_MS = 3000;
const WATCH_EVERY_MS = 5000;

interface Part {
  readonly ready: boolean;
  /** Why it is not, in sentences for an operator. */
  readonly because?: readonly string[];
}

export interface EventsPart extends Part, Partial<TransportStatus> {
  /** How many events were set aside and wait for an operator; they make nothing unready. Unknown without the database. */
  readonly setAside?: number;
}

/** How a service stands, part for part. */
export interface Report {
  readonly ready: boolean;
  readonly parts: { readonly database: Part; readonly events?: EventsPart };
}

/** Tells whether the service can do its work, says in the log when that changes. */
@Injectable()
export class Readiness {
  private readonly log = new Logger(Readiness.name);
  private watching: NodeJS.Timeout | undefined;
  private told = '';
  private underWay: Promise<Report> | undefined;

  constructor(
    private readonly em: EntityManager,
    private readonly events: Events,
    private readonly settings: ServiceSettings,
  ) {}

  /** Looks from now on by itself. */
  watch(): void {
    this.watching = setInterval(() => void this.report().then((report) => this.tell(report)), WATCH_EVERY_MS);
    this.watching.unref();
  }

  stop(): void {
    clearInterval(this.watching);
    this.watching = undefined;
  }

  /** @param exclude parts that are not asked and do not count, as with the /readyz of Kubernetes itself */
  async report(exclude: readonly string[] = []): Promise<Report> {
    if (exclude.includes('events')) return this.look(false);
    // However many ask at once, the parts are asked once.
    this.underWay ??= this.look(true).finally(() => (this.underWay = undefined));
    return this.underWay;
  }

  private async look(withEvents: boolean): Promise<Report> {
    const [database, events] = await Promise.all([
      within(this.countSetAside()),
      withEvents ? within(this.events.status()) : undefined,
    ]);
    const parts = {
      database: partOf(database),
      ...(events ? { events: { ...this.eventsPart(events), ...setAsideOf(database) } } : {}),
    };
    return { ready: Object.values(parts).every(({ ready }) => ready), parts };
  }

  private async countSetAside(): Promise<number> {
    const [row] = await this.em
      .fork()
      .execute<{ count: number }[]>('select count(*)::int as count from set_aside where replayed_at is null');
    return row!.count;
  }

  private eventsPart(answer: Answer<TransportStatus | undefined>): EventsPart {
    if ('error' in answer) return { ready: false, because: [answer.error] };
    if (!answer.value) return { ready: false, because: ['events have not begun'] };
    const status = answer.value;
    const because = [
      ...(status.connected ? [] : [status.lastError ?? 'not connected']),
      ...(status.relay ? this.lateness('what this service tells', status.relay) : []),
      ...status.consumers.flatMap((each) => this.lateness(`what ${each.source} tells`, each)),
    ];
    return { ready: because.length === 0, ...(because.length > 0 ? { because } : {}), ...status };
  }

  private lateness(what: string, { lag, gapSeconds }: WayStatus): string[] {
    if (lag.seconds <= this.settings.EVENT_LAG_MAX_SECONDS) return [];
    const gap =
      gapSeconds === undefined
        ? ''
        : `; a transaction that has written an event has not ended for ${gapSeconds} s`;
    return [`${what} is ${lag.events} events behind for ${lag.seconds} s${gap}`];
  }

  /** One line when it changes. */
  private tell({ ready, parts }: Report): void {
    const { database, events } = parts;
    const state = JSON.stringify([database.ready, events?.ready, events?.connected, events?.setAside]);
    if (state === this.told || !this.watching) return;
    this.told = state;
    const reasons = [...(database.because ?? []), ...(events?.because ?? [])];
    const aside = events?.setAside ? `${events.setAside} events are set aside` : undefined;
    const line = [ready ? 'ready' : 'not ready', ...reasons, ...(aside ? [aside] : [])].join('; ');
    if (ready) this.log.log(line);
    else this.log.warn(line);
  }
}

type Answer<T> = { readonly value: T } | { readonly error: string };

/** What a part answers in time, or why it does not. */
async function within<T>(asked: Promise<T>): Promise<Answer<T>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Answer<T>>((resolve) => {
    timer = setTimeout(() => resolve({ error: `no answer within ${ANSWER_WITHIN_MS} ms` }), ANSWER_WITHIN_MS);
  });
  try {
    return await Promise.race([asked.then((value) => ({ value })), late]);
  } catch (error) {
    return { error: tellable(error).message };
  } finally {
    clearTimeout(timer);
  }
}

function partOf(answer: Answer<unknown>): Part {
  return 'error' in answer ? { ready: false, because: [answer.error] } : { ready: true };
}

function setAsideOf(answer: Answer<number>): { setAside?: number } {
  return 'value' in answer ? { setAside: answer.value } : {};
}
