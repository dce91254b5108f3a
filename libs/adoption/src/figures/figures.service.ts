import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Clock } from '#libs/platform';
import {
  currentSnapshot,
  type Figure,
  figuresAt,
  figuresByMonth,
  figuresByPlace,
  type MonthFigure,
  type PlaceFigure,
  type Seen,
  stillHolds,
} from './figures.queries.js';

/** Far enough back for the year before, with which a month is compared. */
const MONTHS = 24;

interface Counted<Found> {
  readonly moment: Date;
  readonly figures: readonly Found[];
}

/** The figures of this moment. They are counted anew only when they may have changed, since anybody may ask for them. */
@Injectable()
export class Figures {
  private readonly total = new Kept<Figure>(figuresAt);
  private readonly byPlace = new Kept<PlaceFigure>(figuresByPlace);
  private readonly byMonth = new Kept<MonthFigure>((em, moment) => figuresByMonth(em, moment, MONTHS));

  constructor(private readonly clock: Clock) {}

  now(em: EntityManager): Promise<Counted<Figure>> {
    return this.total.at(em, this.clock);
  }

  places(em: EntityManager): Promise<Counted<PlaceFigure>> {
    return this.byPlace.at(em, this.clock);
  }

  months(em: EntityManager): Promise<Counted<MonthFigure>> {
    return this.byMonth.at(em, this.clock);
  }
}

class Kept<Found> {
  private last: { readonly figures: readonly Found[]; readonly seen: Seen } | undefined;

  constructor(private readonly count: (em: EntityManager, moment: Date) => Promise<Found[]>) {}

  async at(em: EntityManager, clock: Clock): Promise<Counted<Found>> {
    const { last } = this;
    const now = await clock.now(em);
    if (last && (await stillHolds(em, last.seen, now))) return { moment: now, figures: last.figures };
    // In this order: what the snapshot holds began before the moment, and what it lacks makes the next reader count.
    const snapshot = await currentSnapshot(em);
    const moment = await clock.now(em);
    const figures = await this.count(em, moment);
    this.last = { figures, seen: { snapshot, moment } };
    return { moment, figures };
  }
}
