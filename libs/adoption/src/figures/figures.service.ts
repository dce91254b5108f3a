import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Clock } from '#libs/platform';
import { currentSnapshot, figuresAt, stillHolds, type Figure, type Seen } from './figures.queries.js';

/** The figures of this moment. They are counted anew only when they may have changed, since anybody may ask for them. */
@Injectable()
export class Figures {
  private last: { readonly figures: readonly Figure[]; readonly seen: Seen } | undefined;

  constructor(private readonly clock: Clock) {}

  async now(em: EntityManager): Promise<{ moment: Date; figures: readonly Figure[] }> {
    const { last } = this;
    const now = await this.clock.now(em);
    if (last && (await stillHolds(em, last.seen, now))) return { moment: now, figures: last.figures };
    // In this order: what the snapshot holds began before the moment, and what it lacks makes the next reader count.
    const snapshot = await currentSnapshot(em);
    const moment = await this.clock.now(em);
    const figures = await figuresAt(em, moment);
    this.last = { figures, seen: { snapshot, moment } };
    return { moment, figures };
  }
}
