import { Logger } from '@nestjs/common';
import { Pool, type PoolClient } from 'pg';
import type { GatewaySettings } from '../gateway.settings.js';
import { digestOf, newSecret, Seal } from './sealing.js';

/** What a sign-in gave: the browser never sees any of it. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly idToken: string;
  /** How long the access token holds from now. */
  readonly seconds: number;
}

/** Who came back from the issuer, by which name it knows the sign-in, and with what. */
export interface SignedIn {
  readonly subject: string;
  readonly sid: string;
  readonly tokens: Tokens;
}

export interface WebSession {
  readonly idDigest: Buffer;
  readonly subject: string;
  readonly sid: string;
  readonly tokens: Omit<Tokens, 'seconds'>;
  /** Whether the access token may still be sent on. */
  readonly fresh: boolean;
  /** Whether a request of the last minute is noted already. */
  readonly usedLately: boolean;
  readonly expiresAt: Date;
}

/** What must be known when somebody comes back from the issuer. */
export interface PendingSignIn {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** An address of this site. */
  readonly returnTo: string;
  /** The sign-in stands in a window of its own, which closes itself. */
  readonly window: boolean;
}

/** A working day, as long as the issuer keeps a sign-in at most. */
const SESSION_HOURS = 8;
const PENDING_MINUTES = 15;
/** An access token is renewed this long before it ends, so that no service gets an old one. */
const MARGIN_SECONDS = 30;
const SWEEP_MS = 10 * 60_000;
const CONNECTIONS = 8;

interface SessionRow {
  readonly id_digest: Buffer;
  readonly subject: string;
  readonly sid: string;
  readonly sealed_tokens: Buffer;
  readonly fresh: boolean;
  readonly used_lately: boolean;
  readonly expires_at: Date;
}

const SESSION = `id_digest, subject, sid, sealed_tokens, expires_at,
  fresh_until > clock_timestamp() + interval '${MARGIN_SECONDS} seconds' as fresh,
  used_at > clock_timestamp() - interval '1 minute' as used_lately`;

/** The sessions of the portal in the gateway's own schema. All instances of the gateway share them. */
export class WebSessions {
  private readonly log = new Logger(WebSessions.name);
  private readonly pool: Pool;
  private readonly seal: Seal;
  private readonly sweeping: NodeJS.Timeout;
  /** Which sessions last, as SQL. */
  private readonly lasts: string;

  constructor(settings: GatewaySettings) {
    this.pool = new Pool({
      connectionString: settings.DATABASE_URL,
      max: CONNECTIONS,
      connectionTimeoutMillis: settings.SERVICE_TIMEOUT_MS,
      application_name: 'gateway',
    });
    this.pool.on('error', (error) => this.log.warn(`the database of the sessions: ${error.message}`));
    this.seal = new Seal(settings.SESSION_KEY, settings.SESSION_KEY_BEFORE);
    this.lasts = `expires_at > clock_timestamp()
      and used_at > clock_timestamp() - interval '${settings.SESSION_IDLE_MINUTES} minutes'`;
    this.sweeping = setInterval(() => void this.sweep(), SWEEP_MS);
    this.sweeping.unref();
  }

  async close(): Promise<void> {
    clearInterval(this.sweeping);
    await this.pool.end();
  }

  /** @param key what the browser and the issuer bring back together */
  async expect(key: string, pending: PendingSignIn): Promise<void> {
    const digest = digestOf(key);
    await this.pool.query(
      `insert into pending_sign_in (id_digest, sealed_question, expires_at)
       values ($1, $2, clock_timestamp() + interval '${PENDING_MINUTES} minutes')`,
      [digest, this.seal.seal(pending, digest)],
    );
  }

  /** Takes a sign-in that was begun out of the table, so that a code is tried once. */
  async take(key: string): Promise<PendingSignIn | undefined> {
    const digest = digestOf(key);
    const { rows } = await this.pool.query<{ sealed_question: Buffer }>(
      `delete from pending_sign_in where id_digest = $1 and expires_at > clock_timestamp()
       returning sealed_question`,
      [digest],
    );
    return rows[0] && (this.seal.open(rows[0].sealed_question, digest) as PendingSignIn | undefined);
  }

  /**
   * Begins a session under a new name: somebody who knew the one before, from a shared machine perhaps, does not know it.
   * @param before the secret of the session that the browser had
   * @returns the secret of the new one
   */
  async begin({ subject, sid, tokens }: SignedIn, before: string | undefined): Promise<string> {
    if (before) await this.end(before);
    const secret = newSecret();
    const digest = digestOf(secret);
    await this.pool.query(
      `insert into web_session (id_digest, subject, sid, sealed_tokens, fresh_until, used_at, expires_at)
       values ($1, $2, $3, $4, clock_timestamp() + make_interval(secs => $5), clock_timestamp(),
               clock_timestamp() + interval '${SESSION_HOURS} hours')`,
      [digest, subject, sid, this.seal.seal(tokens, digest), tokens.seconds],
    );
    return secret;
  }

  async find(secret: string): Promise<WebSession | undefined> {
    const { rows } = await this.pool.query<SessionRow>(
      `select ${SESSION} from web_session where id_digest = $1 and ${this.lasts}`,
      [digestOf(secret)],
    );
    return rows[0] && this.opened(rows[0]);
  }

  /** Notes that the person used the session just now: it lasts as long again. */
  async use({ idDigest, usedLately }: WebSession): Promise<void> {
    if (usedLately) return;
    await this.pool.query('update web_session set used_at = clock_timestamp() where id_digest = $1', [
      idDigest,
    ]);
  }

  /** @returns what the session held; undefined when there was none */
  async end(secret: string): Promise<WebSession | undefined> {
    const { rows } = await this.pool.query<SessionRow>(
      `delete from web_session where id_digest = $1 returning ${SESSION}`,
      [digestOf(secret)],
    );
    return rows[0] && this.opened(rows[0]);
  }

  async forget(idDigest: Buffer): Promise<void> {
    await this.pool.query('delete from web_session where id_digest = $1', [idDigest]);
  }

  /** Ends the sessions of a sign-in that the issuer has ended. */
  async endSid(sid: string): Promise<void> {
    await this.pool.query('delete from web_session where sid = $1', [sid]);
  }

  /**
   * Holds a session while its tokens are renewed: the refresh token works once, and other requests, also at other
   * instances of the gateway, wait and then find the new ones.
   * @param renew gives the new tokens, or undefined when the sign-in has ended
   * @returns the session as it stands afterwards; undefined when it has ended
   */
  async renewed(
    idDigest: Buffer,
    renew: (tokens: WebSession['tokens']) => Promise<Tokens | undefined>,
  ): Promise<WebSession | undefined> {
    const client = await this.pool.connect();
    let broken = true;
    try {
      await client.query('begin');
      const session = await this.renewedIn(client, idDigest, renew);
      await client.query('commit');
      broken = false;
      return session;
    } finally {
      // A connection in the middle of something goes, and its transaction with it.
      client.release(broken);
    }
  }

  /** Forgets what has expired. */
  private async sweep(): Promise<void> {
    try {
      await this.pool.query(`delete from web_session where not (${this.lasts})`);
      await this.pool.query('delete from pending_sign_in where expires_at < clock_timestamp()');
    } catch (error) {
      // The next round tries again; nothing depends on it.
      this.log.warn(`forgetting old sessions: ${String(error)}`);
    }
  }

  private async renewedIn(
    client: PoolClient,
    idDigest: Buffer,
    renew: (tokens: WebSession['tokens']) => Promise<Tokens | undefined>,
  ): Promise<WebSession | undefined> {
    const { rows } = await client.query<SessionRow>(
      `select ${SESSION} from web_session where id_digest = $1 for update`,
      [idDigest],
    );
    const session = rows[0] && this.opened(rows[0]);
    if (!session || session.fresh) return session;
    const tokens = await renew(session.tokens);
    if (!tokens) {
      await client.query('delete from web_session where id_digest = $1', [idDigest]);
      return undefined;
    }
    await client.query(
      `update web_session set sealed_tokens = $2, fresh_until = clock_timestamp() + make_interval(secs => $3)
       where id_digest = $1`,
      [idDigest, this.seal.seal(tokens, idDigest), tokens.seconds],
    );
    return { ...session, tokens, fresh: true };
  }

  private opened(row: SessionRow): WebSession | undefined {
    const tokens = this.seal.open(row.sealed_tokens, row.id_digest) as WebSession['tokens'] | undefined;
    if (!tokens) return undefined;
    const { id_digest: idDigest, subject, sid, fresh, used_lately: usedLately, expires_at: expiresAt } = row;
    return { idDigest, subject, sid, tokens, fresh, usedLately, expiresAt };
  }
}
