import type { PortalClient } from './portal-client.js';
import type { WebSession, WebSessions } from './web-sessions.js';

/** Sessions whose access token holds: renewed when it is about to end, once for all tabs and all gateways. */
export class FreshSessions {
  /** The renewals under way in this process, by session: one connection each, however many requests wait. */
  private readonly renewals = new Map<string, Promise<WebSession | undefined>>();

  constructor(
    private readonly sessions: WebSessions,
    private readonly client: PortalClient,
  ) {}

  /** @returns undefined when the session has ended */
  async find(secret: string): Promise<WebSession | undefined> {
    const session = await this.sessions.find(secret);
    if (!session || session.fresh) return session;
    const name = session.idDigest.toString('hex');
    return this.renewals.get(name) ?? this.renew(session, name);
  }

  /** Notes that the person used the session just now. */
  use(session: WebSession): Promise<void> {
    return this.sessions.use(session);
  }

  private renew({ idDigest }: WebSession, name: string): Promise<WebSession | undefined> {
    const renewal = this.sessions
      .renewed(idDigest, ({ refreshToken, idToken }) => this.client.refresh(refreshToken, idToken))
      .finally(() => this.renewals.delete(name));
    this.renewals.set(name, renewal);
    return renewal;
  }
}
