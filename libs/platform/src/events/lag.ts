import type { Position } from './outbox-reader.js';

/** How far something is behind: so many events, for so long. */
export interface Lag {
  readonly events: number;
  readonly seconds: number;
}

/**
 * Measures how long a reader has been behind. The moments of the events would not tell: a demonstration, or an import, writes
 * events of last year. So the end that was seen at one look is a mark, and the reader is behind until it has passed the mark;
 * then the end of that moment is the next one. A reader that keeps up with much is therefore never behind for long.
 */
export class LagMeter {
  private mark: { readonly end: bigint; readonly seenAt: number } | undefined;

  /**
   * @param end the number of the last event that there is
   * @param position the number of the last event that was taken
   * @param now milliseconds of a clock that only runs forward
   */
  look(end: bigint, position: bigint, now: number): Lag {
    if (position >= end) this.mark = undefined;
    else if (!this.mark || position >= this.mark.end) this.mark = { end, seenAt: now };
    return {
      events: Math.max(0, Number(end - position)),
      seconds: this.mark ? Math.floor((now - this.mark.seenAt) / 1000) : 0,
    };
  }
}

/** What several readers are behind together: all their events, for the longest time. */
export function sumOfLags(lags: readonly Lag[]): Lag {
  return {
    events: lags.reduce((sum, { events }) => sum + events, 0),
    seconds: Math.max(0, ...lags.map(({ seconds }) => seconds)),
  };
}

/** For how long a reader of an outbox has stood before a missing number. */
export class GapMeter {
  private since: number | undefined;

  /** @param now milliseconds of a clock that only runs forward */
  look({ seq, gap }: Position, now: number): void {
    if (!gap || gap.seq <= seq) this.since = undefined;
    else this.since ??= now;
  }

  seconds(now: number): number | undefined {
    return this.since === undefined ? undefined : Math.floor((now - this.since) / 1000);
  }
}
