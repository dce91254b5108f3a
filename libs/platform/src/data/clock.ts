import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { runNamed } from './named-statement.js';

const NOW = { name: 'platform.now', text: 'select clock.now() as now' };

/** The time by which everything is decided: the database's, one for all services. */
@Injectable()
export class Clock {
  constructor(private readonly em: EntityManager) {}

  /** Now, by the database. Inside a transaction give its entity manager, so that no second connection is taken. */
  async now(em: EntityManager = this.em): Promise<Date> {
    const transaction = em.getTransactionContext();
    const [row] = transaction
      ? await em.getConnection().execute<{ now: Date | string }[]>(NOW.text, [], 'all', transaction)
      : await runNamed<{ now: Date | string }>(em, NOW, []);
    return new Date(row!.now);
  }
}
