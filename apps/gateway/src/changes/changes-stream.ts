import type { NextFunction, Request, Response } from 'express';
import type { Membership } from '#libs/kernel';
import { type EventMessage, LiveEvents } from '#libs/platform';
import { refuse } from '../refusals.js';
import { cookieOf } from '../session/cookies.js';
import type { FreshSessions } from '../session/fresh-sessions.js';
import type { WebSessions } from '../session/web-sessions.js';
import { audienceOf, concerns, noticeOf } from './audience.rules.js';

/** A sign of life, within which nobody in between takes the connection for a dead one. */
const COMMENT_MS = 25_000;
/** Rights may have changed meanwhile: the page opens it again, and asks again what it shows. */
const LONGEST_MS = 10 * 60_000;
const RETRY_MS = 1000;

const SESSION_ENDED = 'session.ended.v1';
const MEMBERSHIP_CHANGED = 'membership.changed.v1';

interface Listener {
  readonly personId: string;
  readonly sid: string;
  readonly memberships: readonly Membership[];
  readonly response: Response;
}

/** What a person is, as identity tells the token that is theirs. */
export type AskMemberships = (accessToken: string) => Promise<readonly Membership[] | undefined>;

/** Tells open pages what changed of what concerns their person: its kind and its id, over server-sent events. */
export class ChangesStream {
  private readonly listeners = new Set<Listener>();
  private readonly events: LiveEvents;

  constructor(
    eventLogUrl: string,
    private readonly sessions: WebSessions,
    private readonly fresh: FreshSessions,
    private readonly askMemberships: AskMemberships,
  ) {
    this.events = new LiveEvents(eventLogUrl, (event) => this.hear(event));
  }

  async close(): Promise<void> {
    for (const { response } of this.listeners) response.end();
    await this.events.stop();
  }

  /** An EventSource cannot say a header of its own; from where it was made, the browser says. */
  readonly open = async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    if (request.headers['sec-fetch-site'] !== 'same-origin')
      return refuse(request, response, { status: 403, code: 'NOT_OUR_PAGE' });
    try {
      const secret = cookieOf(request, 'session');
      const session = secret ? await this.fresh.find(secret) : undefined;
      const memberships = session && (await this.askMemberships(session.tokens.accessToken));
      if (!session || !memberships) return refuse(request, response, { status: 401, code: 'SESSION_ENDED' });
      this.listen({ personId: session.subject, sid: session.sid, memberships, response });
    } catch (error) {
      next(error);
    }
  };

  private listen(listener: Listener): void {
    const { response } = listener;
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      // Proxies that gather an answer before they hand it on would hand on nothing.
      'X-Accel-Buffering': 'no',
    });
    response.write(`retry: ${RETRY_MS}\n\n`);
    this.listeners.add(listener);
    const comments = setInterval(() => response.write(':\n\n'), COMMENT_MS);
    const end = setTimeout(() => response.end(), LONGEST_MS);
    response.once('close', () => {
      clearInterval(comments);
      clearTimeout(end);
      this.listeners.delete(listener);
    });
  }

  private async hear(event: EventMessage): Promise<void> {
    const audience = audienceOf(event);
    const line = `data: ${JSON.stringify(noticeOf(event))}\n\n`;
    for (const { personId, memberships, response } of this.listeners)
      if (concerns(audience, personId, memberships)) response.write(line);
    if (event.type === SESSION_ENDED) await this.signedOut((event.data as { sessionId: string }).sessionId);
    if (event.type === MEMBERSHIP_CHANGED) this.leave(({ personId }) => audience.persons.includes(personId));
  }

  private async signedOut(sid: string): Promise<void> {
    await this.sessions.endSid(sid);
    this.leave((listener) => listener.sid === sid);
  }

  private leave(which: (listener: Listener) => boolean): void {
    for (const listener of this.listeners) if (which(listener)) listener.response.end();
  }
}
