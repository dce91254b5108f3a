import type { EventEmitter } from 'node:events';

/** What of the driver's pool is used here. */
export interface Pool {
  on(event: 'connect', listener: (client: Client) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}
interface Client extends EventEmitter {
  release(destroy: boolean): void;
}

/** Long enough for the holder of the connection to give it back, as queries outside of transactions do. */
const GIVEN_BACK_WITHIN_MS = 1000;

/**
 * Takes connections out of the pool that broke inside a transaction. The mapper gives a connection back after commit or
 * rollback; on a broken one both fail, and it would never be given back: after as many breaks as the pool has places, e.g.
 * one restart of the database under load, the service would wait for a connection without end.
 */
export function releaseBroken(pool: Pool): void {
  // One that breaks while nobody uses it has left the pool already; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.once('end', () => {
      setTimeout(() => {
        const clients = Reflect.get(pool, '_clients') as readonly Client[];
        const idle = Reflect.get(pool, '_idle') as readonly { readonly client: Client }[];
        if (clients.includes(client) && !idle.some((each) => each.client === client)) client.release(true);
      }, GIVEN_BACK_WITHIN_MS).unref();
    });
  });
}
