import type { EntityManager } from '@mikro-orm/postgresql';
import { sha256Hex } from '#libs/kernel';
import { sessionIdOf, type Sessions } from '../session/sessions.service.js';
import { errors, type Adapter, type AdapterPayload } from 'oidc-provider';

interface StoredRow {
  readonly payload: AdapterPayload;
}

/** Room for clocks that differ, so that a row is never swept while the issuer still accepts it. */
const GRACE_SECONDS = 60;

/**
 * The issuer's memory of one kind of thing, in the table `issuer_record`.
 * Times are the machine's own, never the clock that demonstrations move: what a token promises is real time.
 */
export class IssuerStore implements Adapter {
  constructor(
    private readonly em: EntityManager,
    private readonly kind: string,
    private readonly sessions: Sessions,
  ) {}

  /** Stores or replaces. A proof that may be shown once only (ReplayDetection) is refused when it is already there. */
  async upsert(id: string, payload: AdapterPayload, expiresIn = 0): Promise<void> {
    const once = this.kind === 'ReplayDetection';
    const { jti: _secret, ...rest } = payload;
    const rows = await this.run(
      `insert into issuer_record (kind, id_digest, payload, grant_id, uid, user_code, expires_at)
       values (?, ?, ?::jsonb, ?, ?, ?, clock_timestamp() + make_interval(secs => ?))
       on conflict (kind, id_digest) ${
         once
           ? 'do nothing'
           : `do update set payload = excluded.payload, grant_id = excluded.grant_id, uid = excluded.uid,
              user_code = excluded.user_code, expires_at = excluded.expires_at`
       }
       returning id_digest`,
      [
        this.kind,
        sha256Hex(id),
        JSON.stringify(rest),
        payload.grantId ?? null,
        payload.uid ?? null,
        payload.userCode ?? null,
        expiresIn + GRACE_SECONDS,
      ],
    );
    if (rows.length === 0)
      throw new errors.InvalidClientAuth('client assertion tokens must only be used once');
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const [row] = await this.run<StoredRow>(
      'select payload from issuer_record where kind = ? and id_digest = ?',
      [this.kind, sha256Hex(id)],
    );
    return row && { ...row.payload, jti: id };
  }

  /** The session's own id stays unknown here: only its cookie has it. */
  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.findBy('uid', uid);
  }

  findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.findBy('user_code', userCode);
  }

  /**
   * Uses up a code or a refresh token. Of two uses at the same moment the second ends the whole grant, as a reuse must
   * (RFC 6749 4.1.2, RFC 9700 4.14.2): the library reads before it writes, so the decision falls here.
   */
  async consume(id: string): Promise<void> {
    const rows = await this.run(
      `update issuer_record
       set consumed_at = clock_timestamp(),
           payload = payload || jsonb_build_object('consumed', floor(extract(epoch from clock_timestamp())))
       where kind = ? and id_digest = ? and consumed_at is null
       returning id_digest`,
      [this.kind, sha256Hex(id)],
    );
    if (rows.length > 0) return;
    const reused = await this.find(id);
    if (reused?.grantId) {
      await this.run('delete from issuer_record where grant_id = ?', [reused.grantId]);
      await this.sessions.end(sessionIdOf(reused.grantId));
    }
    throw new errors.InvalidGrant('already used');
  }

  /** A grant goes with signing out, or with a refresh token that is revoked: then its access tokens hold no longer. */
  async destroy(id: string): Promise<void> {
    if (this.kind === 'Grant') return this.sessions.end(sessionIdOf(id));
    await this.run('delete from issuer_record where kind = ? and id_digest = ?', [this.kind, sha256Hex(id)]);
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    await this.run('delete from issuer_record where kind = ? and grant_id = ?', [this.kind, grantId]);
  }

  private async findBy(column: 'uid' | 'user_code', value: string): Promise<AdapterPayload | undefined> {
    const [row] = await this.run<StoredRow>(
      `select payload from issuer_record where kind = ? and ${column} = ?`,
      [this.kind, value],
    );
    return row?.payload;
  }

  private run<Row extends object>(sql: string, params: unknown[]): Promise<Row[]> {
    return this.em.getConnection().execute<Row[]>(sql, params);
  }
}

/** Forgets what has expired. @returns how many rows went */
export async function sweepIssuerRecords(em: EntityManager): Promise<number> {
  const swept = await em
    .getConnection()
    .execute<object[]>(`delete from issuer_record where expires_at < clock_timestamp() returning kind`);
  await em
    .getConnection()
    .execute(`delete from sign_in_attempt where last_at < clock_timestamp() - interval '1 day'`);
  return swept.length;
}
