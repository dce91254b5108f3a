import type { Server } from 'node:http';
import type { GatewaySettings } from './gateway.settings.js';

const CHECKS_PER_TIMEOUT = 10;
/** An answer that nobody reads, or a connection kept open for nothing, goes after this. */
const IDLE_MS = 60_000;

/**
 * Sheds clients that only hold connections open: requests must arrive within their time (Node answers 408), and no more than
 * a number of connections is held.
 */
export function boundConnections(
  server: Server,
  { REQUEST_TIMEOUT_MS, CONNECTIONS_MOST }: Pick<GatewaySettings, 'REQUEST_TIMEOUT_MS' | 'CONNECTIONS_MOST'>,
): void {
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.headersTimeout = Math.ceil(REQUEST_TIMEOUT_MS / 3);
  // A property that the types do not name; Node reads it when the server begins to listen.
  Object.assign(server, { connectionsCheckingInterval: Math.ceil(REQUEST_TIMEOUT_MS / CHECKS_PER_TIMEOUT) });
  server.maxConnections = CONNECTIONS_MOST;
  server.setTimeout(IDLE_MS);
}
