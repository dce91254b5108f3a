import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';

/** The time by which everything is decided: the database's, one for all services. */
@Injectable()
export class Clock {
  constructor(private readonly em: EntityManager) {}

  /** Now, by the database. Inside a transaction give its entity manager, so that no second connection is taken. */
  async now(em: EntityManager = this.em): Promise<Date> {
    const [row] = await em
      .getConnection()
      .execute<{ now: Date | string }[]>('select clock.now() as now', [], 'all', em.getTransactionContext());
    return new Date(row!.now);
  }
}
