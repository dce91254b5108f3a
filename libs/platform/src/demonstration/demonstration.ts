import type { EntityManager } from '@mikro-orm/postgresql';
import type { Outbox } from '../events/outbox.js';
import { CommandRecord } from '../data/platform.entities.js';

/** When the demonstration begins: inside the claim window of the 2020 round. */
export const DEMONSTRATION_BEGINS = new Date('2020-09-28T10:00:00+08:00');

export interface DemonstrationWork {
  readonly em: EntityManager;
  readonly outbox: Outbox;
  readonly seed: number;
  /** The moment that all of it lies before. */
  readonly at: Date;
}
export type LoadDemonstration = (work: DemonstrationWork) => Promise<void>;

const LOADER = 'demonstration';

/** Loads the synthetic data set when the service starts for the first time: all of it or nothing. */
export class Demonstration {
  constructor(
    private readonly seed: number | undefined,
    private readonly load: LoadDemonstration | undefined,
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  async ensure(progress: (text: string) => void): Promise<void> {
    const { seed, load } = this;
    if (seed === undefined || !load) return;
    const marker = { actorId: LOADER, key: String(seed) };
    if (await this.em.fork().findOne(CommandRecord, marker)) return;
    progress('loading demonstration data');
    await this.em.fork().transactional(async (em) => {
      await load({ em, outbox: this.outbox, seed, at: DEMONSTRATION_BEGINS });
      em.create(CommandRecord, {
        ...marker,
        name: LOADER,
        bodyHash: '',
        answer: {},
        at: DEMONSTRATION_BEGINS,
      });
    });
    progress('demonstration data loaded');
  }
}
