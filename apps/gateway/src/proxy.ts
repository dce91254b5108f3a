import { request as forward } from 'node:http';
import type { NextFunction, Request, Response } from 'express';

/** Headers that belong to one hop only (RFC 9110, 7.6.1) and are not handed on. */
const HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

const LONGEST_MS = 10_000;

/**
 * Hands requests below a path on to the issuer, under the public origin. Whatever a client claims about its origin is
 * replaced.
 */
export function issuerProxy(target: string, publicOrigin: string, timeoutMs = LONGEST_MS) {
  const origin = new URL(publicOrigin);
  const { hostname, port } = new URL(target);
  return (request: Request, response: Response, next: NextFunction): void => {
    const headers = Object.fromEntries(
      Object.entries(request.headers).filter(([name]) => !HOP.has(name) && !name.startsWith('x-forwarded')),
    );
    const outgoing = forward(
      {
        hostname,
        port,
        method: request.method,
        path: request.originalUrl,
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          ...headers,
          host: origin.host,
          'x-forwarded-host': origin.host,
          'x-forwarded-proto': origin.protocol.slice(0, -1),
          'x-forwarded-for': request.ip ?? '',
        },
      },
      (incoming) => {
        const answered = Object.fromEntries(
          Object.entries(incoming.headers).filter(([name]) => !HOP.has(name)),
        );
        response.writeHead(incoming.statusCode ?? 502, answered);
        incoming.pipe(response);
      },
    );
    outgoing.on('error', (error) => (response.headersSent ? response.destroy(error) : next(error)));
    request.pipe(outgoing);
  };
}
