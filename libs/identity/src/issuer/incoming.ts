import type { IncomingMessage, ServerResponse } from 'node:http';
import { isIPv6 } from 'node:net';
import { errors } from 'oidc-provider';
import { PAGE_HEADERS } from './page.js';

/** A request that may have been read already by a body parser in front. */
export type Incoming = IncomingMessage & { originalUrl?: string; body?: unknown };

const BODY_BYTES_MOST = 8_192;
/** Who has an IPv6 address has all 2^64 of its network. */
const IPV6_NETWORK_GROUPS = 4;

/** Where a request comes from: as the gateway says, the last hop before which nobody can lie. */
export function addressOf(req: IncomingMessage): string {
  const forwarded = [req.headers['x-forwarded-for']].flat().join(',').split(',').at(-1)?.trim();
  const address = forwarded || req.socket.remoteAddress || '';
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address.replace('::ffff:', '');
  const [head = '', tail = ''] = address.split('::');
  const missing = 8 - [...head.split(':'), ...tail.split(':')].filter(Boolean).length;
  const groups = [...head.split(':').filter(Boolean), ...Array<string>(missing).fill('0')];
  return groups.slice(0, IPV6_NETWORK_GROUPS).join(':');
}

/** Browsers name the page a form was sent from; a form on a foreign page may do nothing here. */
export function fromOwnPage(req: Incoming, issuer: string): boolean {
  const { origin } = req.headers;
  return origin === undefined || origin === new URL(issuer).origin;
}

export async function formOf(req: Incoming): Promise<URLSearchParams> {
  if (req.body !== null && typeof req.body === 'object') {
    const texts = Object.entries(req.body).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
    return new URLSearchParams(texts);
  }
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > BODY_BYTES_MOST) throw new errors.InvalidRequest('the form is too large');
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

export function send(res: ServerResponse, status: number, html: string): void {
  res.writeHead(status, { ...PAGE_HEADERS });
  res.end(html);
}

export function goTo(res: ServerResponse, location: string): void {
  res.writeHead(303, { location, 'cache-control': 'no-store' });
  res.end();
}
