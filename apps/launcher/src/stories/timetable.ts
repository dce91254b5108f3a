import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { command, type Operation } from './operations.js';
import { Refused, type Doors, type Person } from './person.js';

/** How long a fact may take from one service to another before a refusal counts as one. */
const PATIENCE_MS = 30_000;
const TRY_AGAIN_MS = 60;

const BEGIN_UPLOAD = command('office', 'beginUpload', 'input: BeginUploadInput!', '{ id address }');
const COMPLETE_UPLOAD = command('office', 'completeUpload', 'id: ID!', '{ hash }');

/** The clock that the stories live by. */
export interface StoryClock {
  now(): Promise<Date>;
  moveTo(time: Date): Promise<void>;
}

export type Plot = (story: Story) => Promise<void>;

/** A story that could not be told to its end. */
export interface BrokenOff {
  readonly story: string;
  readonly reason: string;
}

/**
 * Tells many stories side by side. Each goes on until it waits for a moment; when all of them wait, the clock moves to
 * the earliest of these moments, once for all.
 */
export class Timetable {
  private going = 0;
  private waiting: { readonly moment: Date; readonly go: () => void }[] = [];

  constructor(
    private readonly doors: Doors,
    private readonly clock: StoryClock,
  ) {}

  /** @returns the stories that broke off; the others came to their end */
  async tell(plots: Readonly<Record<string, Plot>>): Promise<BrokenOff[]> {
    const stories = Object.entries(plots);
    this.going = stories.length;
    const told = stories.map(async ([name, plot]): Promise<BrokenOff[]> => {
      const story = new Story(name, this.doors, (moment) => this.until(moment));
      try {
        await plot(story);
        return [];
      } catch (error) {
        const reason = error instanceof Refused ? `${error.code}: ${error.message}` : String(error);
        return [{ story: name, reason: `${story.lastAct}: ${reason}` }];
      } finally {
        await this.rest();
      }
    });
    return (await Promise.all(told)).flat();
  }

  private async until(moment: Date): Promise<void> {
    const come = new Promise<void>((go) => this.waiting.push({ moment, go }));
    await this.rest();
    await come;
  }

  /** One story less goes on; the last one to rest moves the clock. */
  private async rest(): Promise<void> {
    this.going -= 1;
    if (this.going > 0 || this.waiting.length === 0) return;
    const next = Math.min(...this.waiting.map(({ moment }) => moment.valueOf()));
    const due = this.waiting.filter(({ moment }) => moment.valueOf() === next);
    this.waiting = this.waiting.filter(({ moment }) => moment.valueOf() !== next);
    this.going = due.length;
    if ((await this.clock.now()).valueOf() < next) await this.clock.moveTo(new Date(next));
    for (const { go } of due) go();
  }
}

/** One file and who has to do with it, act by act. */
export class Story {
  /** For the note about a story that broke off. */
  lastAct = '';
  private acts = 0;

  constructor(
    readonly name: string,
    private readonly doors: Doors,
    /** Waits until the clock shows the moment. */
    readonly until: (moment: Date) => Promise<void>,
  ) {}

  /**
   * A command. Its key is the story and the number of the act, and what it carries depends on neither clock nor chance:
   * told again after a crash, it gets its first answer.
   * @param mark for an act that may come up another number of times when told again
   */
  act<T>(by: Person, operation: Operation, given: Record<string, unknown> = {}, mark?: string): Promise<T> {
    if (mark === undefined) this.acts += 1;
    return this.ask<T>(by, operation, { ...given, idempotencyKey: `${this.name}-${mark ?? this.acts}` });
  }

  /** A question, or an act that carries its key within. What the service has not heard yet is asked for again. */
  async ask<T>(by: Person, operation: Operation, given: Record<string, unknown> = {}): Promise<T> {
    this.lastAct = `${operation.field} by ${by.account}`;
    const deadline = performance.now() + PATIENCE_MS;
    for (;;) {
      try {
        return await this.doors.ask<T>(by, operation, given);
      } catch (error) {
        if (!(error instanceof Refused) || performance.now() > deadline) throw error;
        await sleep(TRY_AGAIN_MS);
      }
    }
  }

  /** Hands in a made-up PDF. @returns the hash by which papers name it */
  async handIn(by: Person, kind: 'PAPER' | 'INVOICE', name: string, bytes: Buffer): Promise<string> {
    const { id, address } = await this.act<{ id: string; address: string }>(by, BEGIN_UPLOAD, {
      input: {
        kind,
        name,
        sizeBytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        organisationId: by.organisationId,
      },
    });
    await this.doors.send(by, address, bytes);
    const { hash } = await this.act<{ hash: string }>(by, COMPLETE_UPLOAD, { id });
    return hash;
  }

  /** Asks until the answer is as it should be. */
  async askUntil<T>(
    by: Person,
    operation: Operation,
    given: Record<string, unknown>,
    holds: (answer: T) => boolean,
  ): Promise<T> {
    const deadline = performance.now() + PATIENCE_MS;
    for (;;) {
      const answer = await this.ask<T>(by, operation, given);
      if (holds(answer)) return answer;
      if (performance.now() > deadline) throw new Error('the answer did not become as it should be');
      await sleep(TRY_AGAIN_MS);
    }
  }
}
