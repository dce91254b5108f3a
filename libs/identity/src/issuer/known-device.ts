import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Person } from '../person/person.entity.js';

/*
 * A browser in which somebody has signed in before. Who guesses a rival's password from elsewhere closes the door to
 * the owner and to other strangers; this browser has a door of its own, with its own count.
 */

const DEVICE = /^([\w-]{22})\.([\w-]{43})$/;
const MAX_AGE_SECONDS = 180 * 24 * 60 * 60;

/** What the browser shows: an id and its signature, which a new password makes void. */
export function deviceCookie(secret: string, person: Person, id: string, tls: boolean): string {
  const flags = `Path=/; Max-Age=${MAX_AGE_SECONDS}; HttpOnly; SameSite=Lax${tls ? '; Secure' : ''}`;
  return `${nameOf(tls)}=${id}.${signatureOf(secret, person, id)}; ${flags}`;
}

export function newDeviceId(): string {
  return randomBytes(16).toString('base64url');
}

/**
 * @param secrets all that still verify
 * @returns the id of the device when it is this person's
 */
export function knownDevice(
  secrets: readonly string[],
  person: Person | null,
  cookie: string | undefined,
): string | undefined {
  const [, id, signature] = DEVICE.exec(cookie ?? '') ?? [];
  if (!person || !id || !signature) return undefined;
  const given = Buffer.from(signature, 'base64url');
  const known = secrets.some((secret) =>
    timingSafeEqual(Buffer.from(signatureOf(secret, person, id), 'base64url'), given),
  );
  return known ? id : undefined;
}

export function deviceCookieOf(req: IncomingMessage, tls: boolean): string | undefined {
  const pairs = (req.headers.cookie ?? '').split(/;\s*/);
  const prefix = `${nameOf(tls)}=`;
  return pairs.find((pair) => pair.startsWith(prefix))?.slice(prefix.length);
}

function nameOf(tls: boolean): string {
  return tls ? '__Host-device' : 'device';
}

function signatureOf(secret: string, { id: personId, passwordHash }: Person, id: string): string {
  return createHmac('sha256', secret).update(`device ${id} ${personId} ${passwordHash}`).digest('base64url');
}
