import { EntityManager, type EntityManager as Em } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { SessionEndedV1 } from '#libs/contracts';
import { sha256Hex } from '#libs/kernel';
import { Clock, Outbox } from '#libs/platform';

/** The `sid` of access tokens: the digest under which the issuer keeps the grant that they came from. */
export function sessionIdOf(grantId: string): string {
  return sha256Hex(grantId);
}

interface StoredSession {
  readonly id_digest: string;
  readonly payload: { readonly authorizations?: Record<string, { readonly grantId?: string }> };
}

/**
 * Ends sign-ins so that no access token outlives them: the grant goes, and the services are told of its tokens' `sid` in
 * the same transaction.
 */
@Injectable()
export class Sessions {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  /** Ends the sign-in of one client in one browser. */
  async end(sessionId: string): Promise<void> {
    await this.em.fork().transactional(async (em) => this.endIn(em, [sessionId], await this.clock.now(em)));
  }

  /**
   * Ends all sign-ins of a person.
   * @param keep the `sid` of a token: the browser that it came from stays signed in
   */
  async endAll(em: Em, personId: string, now: Date, keep?: string): Promise<void> {
    const sessions = await em.execute<StoredSession[]>(
      `select id_digest, payload from issuer_record where kind = 'Session' and payload ->> 'accountId' = ?`,
      [personId],
    );
    const grantsOf = ({ payload }: StoredSession): string[] =>
      Object.values(payload.authorizations ?? {}).flatMap(({ grantId }) => grantId ?? []);
    const kept = sessions.filter((session) =>
      grantsOf(session).some((grantId) => sessionIdOf(grantId) === keep),
    );
    const grants = kept.flatMap(grantsOf);
    await em.execute(
      `delete from issuer_record
       where payload ->> 'accountId' = ? and kind <> 'Grant'
         and not (kind = 'Session' and id_digest = any (?)) and not (grant_id is not null and grant_id = any (?))`,
      [personId, list(kept.map((session) => session.id_digest)), list(grants)],
    );
    const ended = await em.execute<{ id_digest: string }[]>(
      `select id_digest from issuer_record
       where kind = 'Grant' and payload ->> 'accountId' = ? and id_digest <> all (?)`,
      [personId, list(grants.map(sessionIdOf))],
    );
    await this.endIn(
      em,
      ended.map((grant) => grant.id_digest),
      now,
    );
  }

  private async endIn(em: Em, sessionIds: readonly string[], now: Date): Promise<void> {
    for (const sessionId of sessionIds) {
      const [gone] = await em.execute<{ person_id: string | null }[]>(
        `delete from issuer_record where kind = 'Grant' and id_digest = ?
         returning payload ->> 'accountId' as person_id`,
        [sessionId],
      );
      if (!gone?.person_id) continue;
      await em.execute(
        `insert into ended_session (id, forget_at) values (?, clock_timestamp() + interval '1 hour')
         on conflict (id) do nothing`,
        [sessionId],
      );
      const ended: SessionEndedV1 = { sessionId, personId: gone.person_id, endedAt: now.toISOString() };
      this.outbox.add(em, SessionEndedV1, gone.person_id, ended, now);
    }
  }
}

/** An array as the driver's text form of it: its parameters know arrays as lists of values only. */
function list(values: readonly string[]): string {
  return `{${values.join(',')}}`;
}
