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

/**
 * Without a body, whatever came with them: these go on without a length in front, and what follows would be read as the next
 * request on the connection, of which nobody counted or checked anything.
 */
const BODILESS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS']);
const OF_BODIES: ReadonlySet<string> = new Set(['content-length', 'content-type', 'expect']);

const LONGEST_MS = 10_000;

/**
 * Hands requests below a path on to the issuer, under the public origin. Whatever a client claims about its origin is
 * replaced.
 */
export function issuerProxy(target: string, publicOrigin: string, timeoutMs = LONGEST_MS) {
  const origin = new URL(publicOrigin);
  return (request: Request, response: Response, next: NextFunction): void => {
    const added = {
      host: origin.host,
      'x-forwarded-host': origin.host,
      'x-forwarded-proto': origin.protocol.slice(0, -1),
      'x-forwarded-for': request.ip ?? '',
    };
    handOn(request, response, next, { target, timeoutMs, headers: { ...ownHeaders(request), ...added } });
  };
}

/** What the office asks of a request, and nothing else: a cookie is for the gateway alone. */
const OF_FILES = [
  'authorization',
  'accept-language',
  'content-type',
  'content-length',
  'tus-resumable',
  'upload-offset',
];

/** Hands the bytes of files on to the office, both ways; their time is bounded by that of the connection. */
export function filesProxy(target: string, gatewaySecret: string) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const asked = Object.entries(request.headers).filter(([name]) => OF_FILES.includes(name));
    const headers = { ...Object.fromEntries(asked), 'x-gateway-secret': gatewaySecret };
    handOn(request, response, next, { target, headers });
  };
}

function ownHeaders(request: Request): NodeJS.Dict<string | string[]> {
  return Object.fromEntries(
    Object.entries(request.headers).filter(([name]) => !HOP.has(name) && !name.startsWith('x-forwarded')),
  );
}

function withoutBody(headers: Road['headers']): Road['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_BODIES.has(name)));
}

interface Road {
  readonly target: string;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly timeoutMs?: number;
}

function handOn(request: Request, response: Response, next: NextFunction, road: Road): void {
  const { hostname, port } = new URL(road.target);
  const outgoing = forward(
    {
      hostname,
      port,
      method: request.method,
      path: request.originalUrl,
      headers: BODILESS.has(request.method) ? withoutBody(road.headers) : road.headers,
      ...(road.timeoutMs === undefined ? {} : { signal: AbortSignal.timeout(road.timeoutMs) }),
    },
    (incoming) => {
      const answered = Object.fromEntries(
        Object.entries(incoming.headers).filter(([name]) => !HOP.has(name)),
      );
      response.writeHead(incoming.statusCode ?? 502, answered);
      incoming.on('error', (error) => response.destroy(error));
      incoming.pipe(response);
    },
  );
  outgoing.on('error', (error) => (response.headersSent ? response.destroy(error) : next(error)));
  // Who goes away is not waited for.
  response.on('close', () => outgoing.destroy());
  if (BODILESS.has(request.method)) {
    request.resume();
    outgoing.end();
  } else request.pipe(outgoing);
}
