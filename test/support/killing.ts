import type { Duplex } from 'node:stream';
import type pg from 'pg';

type Query = (...given: unknown[]) => unknown;
type Connected = pg.PoolClient & { readonly connection: { readonly stream: Duplex } };

/**
 * Kills a service between two statements, or while one is on its way: all its connections to the database break. That is
 * what the database sees of a process that is killed.
 */
export class Killing {
  private left = Number.POSITIVE_INFINITY;
  private underWay = false;
  private readonly clients = new Set<Connected>();
  kills = 0;

  /** @param pool whose connections break */
  constructor(pool: pg.Pool) {
    for (const client of Reflect.get(pool, '_clients') as Connected[]) this.watch(client);
    pool.on('connect', (client) => this.watch(client as Connected));
    pool.on('remove', (client) => this.clients.delete(client as Connected));
  }

  /**
   * @param statements how many more are let through
   * @param underWay whether the one after them is still sent, and only its answer lost
   */
  after(statements: number, underWay: boolean): void {
    this.left = statements;
    this.underWay = underWay;
  }

  private watch(client: Connected): void {
    this.clients.add(client);
    client.on('error', () => undefined);
    const query = (Reflect.get(client, 'query') as Query).bind(client);
    Reflect.set(client, 'query', (...given: unknown[]) => {
      this.left -= 1;
      if (this.left >= 0) return query(...given);
      this.left = Number.POSITIVE_INFINITY;
      if (this.underWay) setImmediate(() => this.cut());
      else this.cut();
      return query(...given);
    });
  }

  private cut(): void {
    this.kills += 1;
    for (const client of this.clients) client.connection.stream.destroy();
  }
}
