import { writeSync } from 'node:fs';
import { yuan, type Fen } from '#libs/kernel';
import type { Cast } from './cast.js';
import { Refused, type Player } from './player.js';

interface Goals {
  readonly goals: readonly { readonly code: string; readonly counted: number }[];
}

/** Tells the chain step by step: who did what, the state after it, and the official count. */
export class Story {
  private step = 0;

  constructor(private readonly cast: Cast) {}

  line(text: string): void {
    writeSync(1, `${text}\n`);
  }

  /** One step: the actor acts; then the state and the count are printed. */
  async tell<T>(
    actor: Player,
    what: string,
    act: () => Promise<T>,
    state: (answer: T) => string,
  ): Promise<T> {
    const answer = await act();
    this.step += 1;
    this.line(`${String(this.step).padStart(2)}. ${what}`);
    this.line(`    by     ${actor.title}`);
    this.line(`    state  ${state(answer)}`);
    this.line(`    count  ${await this.count()}`);
    return answer;
  }

  /** An attempt that must be refused with one of the codes; anything else ends the chain. */
  async refused(
    actor: Player,
    what: string,
    codes: string | readonly string[],
    attempt: () => Promise<unknown>,
  ): Promise<void> {
    try {
      await attempt();
    } catch (error) {
      if (!(error instanceof Refused) || ![codes].flat().includes(error.code)) throw error;
      this.line(` ✗  ${what}\n    by     ${actor.title}\n    refused ${error.code}: ${error.message}`);
      return;
    }
    throw new Error(`${what}: should have been refused with ${[codes].flat().join(' or ')}`);
  }

  /** Moves the clock of the demonstration forward, never back. */
  async wait(until: Date, why: string): Promise<void> {
    const now = await this.cast.now();
    if (until <= now) return;
    await this.cast.moveTo(until);
    this.line(` ⏲  the clock moves from ${shanghai(now)} to ${shanghai(until)}: ${why}`);
  }

  async goals(): Promise<Record<string, number>> {
    const { goals } = await this.cast.visitor.ask<Goals>('{ goals { code counted } }');
    return Object.fromEntries(goals.map(({ code, counted }) => [code, counted]));
  }

  private async count(): Promise<string> {
    const { UPGRADED, ON_CLOUD } = await this.goals();
    return `upgraded ${UPGRADED} / 10,000 · on cloud ${ON_CLOUD} / 200,000`;
  }
}

/** `2020-09-28 10:00` in Asia/Shanghai. */
export function shanghai(time: Date): string {
  return new Date(time.valueOf() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** The day in Asia/Shanghai, `2020-09-28`. */
export function dayOf(time: Date): string {
  return shanghai(time).slice(0, 10);
}

export function after(time: Date, hours: number): Date {
  return new Date(time.valueOf() + hours * 3_600_000);
}

export function money(fen: string | Fen): string {
  return `¥${yuan(BigInt(fen))}`;
}
