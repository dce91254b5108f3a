import type { NextFunction, Request, Response } from 'express';
import { refuse } from '../refusals.js';
import { cookieOf } from './cookies.js';
import type { FreshSessions } from './fresh-sessions.js';
import type { WebSession } from './web-sessions.js';

/** What our own pages say with every request; a page of somebody else cannot, without being asked by the browser. */
const OWN_PAGE = ['x-requested-with', 'yunshang-portal'] as const;

/** Said by our own pages of what they ask while nobody is at them. */
const UNATTENDED = 'x-unattended';

/** Lets on what our own pages sent: a cookie alone does not tell who sent a request in a person's name. */
export function onlyOwnPages(request: Request, response: Response, next: NextFunction): void {
  const [header, value] = OWN_PAGE;
  if (request.headers[header] === value) return next();
  refuse(request, response, { status: 403, code: 'NOT_OUR_PAGE' });
}

/** The requests that come with a session; the rest come with a token or without anything. */
const opened = new WeakMap<object, WebSession>();

export function sessionOf(request: object): WebSession | undefined {
  return opened.get(request);
}

/**
 * Puts the access token behind a cookie before the request goes on, and notes that the session is used, unless a page asks
 * by itself. With a token of one's own no cookie is looked at.
 */
export function sessionDoor(sessions: FreshSessions) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const secret = cookieOf(request, 'session');
    if (!secret || request.headers.authorization !== undefined) return next();
    onlyOwnPages(request, response, () => void open(secret));

    async function open(cookie: string): Promise<void> {
      try {
        const session = await sessions.find(cookie);
        if (!session) return refuse(request, response, { status: 401, code: 'SESSION_ENDED' });
        if (request.headers[UNATTENDED] === undefined) await sessions.use(session);
        opened.set(request, session);
        request.headers.authorization = `Bearer ${session.tokens.accessToken}`;
        next();
      } catch (error) {
        next(error);
      }
    }
  };
}
