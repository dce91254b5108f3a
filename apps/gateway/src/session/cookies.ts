import type { Request, Response } from 'express';

/**
 * Both are locked to this host and hidden from script. The session is sent with requests of our own pages only (Strict);
 * the sign-in must also come back with somebody whom the issuer sends (Lax).
 */
const COOKIES = {
  session: { name: '__Host-session', sameSite: 'strict', seconds: 8 * 3600 },
  signIn: { name: '__Host-sign-in', sameSite: 'lax', seconds: 15 * 60 },
} as const;

type Cookie = keyof typeof COOKIES;

export function cookieOf(request: Request, cookie: Cookie): string | undefined {
  const { name } = COOKIES[cookie];
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) || undefined;
}

export function giveCookie(response: Response, cookie: Cookie, value: string): void {
  const { name, sameSite, seconds } = COOKIES[cookie];
  response.cookie(name, value, { ...LOCKED, sameSite, maxAge: seconds * 1000 });
}

export function takeCookie(response: Response, cookie: Cookie): void {
  const { name, sameSite } = COOKIES[cookie];
  response.clearCookie(name, { ...LOCKED, sameSite });
}

const LOCKED = { path: '/', secure: true, httpOnly: true } as const;
