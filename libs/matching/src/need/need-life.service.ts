import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { NeedClosedV1 } from '#libs/contracts';
import { DomainError, newId, type Actor } from '#libs/kernel';
import { Clock, Commands, Outbox, record, load } from '#libs/platform';
import { policyAt } from '#libs/policy';
import { NEED_TERMS } from '../policy/need-terms.policy.js';
import { needsSeenBy } from './seen-needs.queries.js';
import { Need, NeedFollower, NeedVersion } from './need.entity.js';
import type { ClosingReason } from './need.moves.js';
import { assertTerms, assertTimeForAddendum, type Revision } from './need.rules.js';
import type { NeedNewsView, NeedVersionView, NewsKind } from './need-life.views.js';
import { seenBy, seesWhole, type SeenNeed } from './needs.service.js';
import { assertSecret, keepVersion, partiesOf } from './publication.js';
import { maskedFor } from './secrecy.rules.js';

interface NewsRow {
  readonly need_id: string;
  readonly title: string;
  readonly kind: NewsKind;
  readonly at: string | Date;
  readonly text: string;
}

/** What becomes of a need after it was published: addenda, followers, its end without an award. */
@Injectable()
export class NeedLifeService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly commands: Commands,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Changes an open need by an addendum (which may be a word of explanation alone) that all who read it see; the earlier version stays readable.
   * @throws DomainError NOT_FOUND, NEED_NOT_OPEN, ADDENDUM_TOO_LATE, SECRET_IN_TEXT; what `assertTerms` refuses
   */
  amend(needId: string, changes: Revision, addendum: string, key: string, by: Actor): Promise<SeenNeed> {
    const given = Object.fromEntries(
      Object.entries(changes).filter(([, value]) => value !== undefined),
    ) as Revision;
    const body = { needId, addendum, changes: JSON.stringify(given, plainly) };
    return this.commands.run({ key, by, name: 'amendNeed', body }, async (em, now) => {
      const { need, as } = await heldNeed(em, needId, by);
      if (need.stateAt(now) !== 'OPEN') throw new DomainError('NEED_NOT_OPEN', { state: need.stateAt(now) });
      const { quietDays, longestOpenDays } = await policyAt(em, NEED_TERMS, need.publishedAt);
      assertTimeForAddendum(need.bidDeadline, quietDays, now);
      need.revise(given);
      assertTerms(need, longestOpenDays, now);
      const { hiddenFields, title, description, enterpriseName } = need;
      assertSecret({ hiddenFields, title, description: `${description} ${addendum}` }, enterpriseName);
      keepVersion(em, need, addendum, by, now);
      record(em, { kind: 'NEED', id: needId, from: 'OPEN', to: 'OPEN', reason: addendum, by: as, at: now });
      return seenBy(by, need, now);
    });
  }

  /**
   * Closes a need without an award. Sealed bids stay sealed for good.
   * @throws DomainError NOT_FOUND, MOVE_NOT_ALLOWED when it was awarded or closed before
   */
  close(needId: string, reason: ClosingReason, note: string, key: string, by: Actor): Promise<SeenNeed> {
    return this.commands.run(
      { key, by, name: 'closeNeed', body: { needId, reason, note } },
      async (em, now) => {
        const { need, as } = await heldNeed(em, needId, by);
        const from = need.stateAt(now);
        need.close(reason, note, as.role, now);
        const change = { from, to: 'CANCELLED', reason: `${reason}: ${note}` };
        record(em, { kind: 'NEED', id: needId, ...change, by: as, at: now });
        const closed = { needId, ...partiesOf(need), reason, closedAt: now.toISOString() };
        this.outbox.add(em, NeedClosedV1, needId, closed, now);
        return seenBy(by, need, now);
      },
    );
  }

  /** The versions of a need, first to last, as this person may see them. @throws DomainError NOT_FOUND */
  async versions(needId: string, by: Actor): Promise<NeedVersionView[]> {
    const em = this.em.fork();
    const now = await this.clock.now(em);
    const need = await load(em, Need, { $and: [{ id: needId }, await needsSeenBy(em, by, now)] }, 'need');
    const versions = await em.find(NeedVersion, { needId }, { orderBy: { version: 'asc' } });
    return versions.map((version) => versionView(version, seesWhole(by, need) ? null : need));
  }

  /** What happened to the needs that a provider follows or bid for, newest first. @throws DomainError NOT_FOUND */
  async news(providerId: string, first: number, by: Actor): Promise<NeedNewsView[]> {
    by.actingAs('need.follow', { organisationId: providerId }, 'provider');
    const rows = await this.em.fork().execute<NewsRow[]>(
      `with watched as (
         select need_id from need_follower where provider_id = ? and ended_at is null
         union select need_id from bid where provider_id = ?
       ), news as (
         select need_id, 'ADDENDUM' as kind, changed_at as at, addendum as text
           from need_version join watched using (need_id) where version > 1
         union all
         select need_id, 'ANSWER', answered_at, answer from question join watched using (need_id)
          where answered_at is not null
         union all
         select need_id, 'EXTENDED', extended_at, reason from deadline_extension join watched using (need_id)
         union all
         select id, 'CLOSED', closed_at, closing_reason from need join watched on need_id = id
          where closed_at is not null
       )
       select news.*, title from news join need on need.id = need_id order by at desc, need_id limit ?`,
      [providerId, providerId, first],
    );
    return rows.map(({ need_id: needId, at, ...rest }) => ({ ...rest, needId, at: new Date(at) }));
  }

  /** @throws DomainError NOT_FOUND when the provider may not see the need */
  follow(needId: string, providerId: string, key: string, by: Actor): Promise<{ following: boolean }> {
    return this.commands.run(
      { key, by, name: 'followNeed', body: { needId, providerId } },
      async (em, now) => {
        by.actingAs('need.follow', { organisationId: providerId }, 'provider');
        await load(em, Need, { $and: [{ id: needId }, await needsSeenBy(em, by, now)] }, 'need');
        await em.execute(
          `insert into need_follower (id, need_id, provider_id, followed_by, followed_at)
           values (?, ?, ?, ?, ?) on conflict do nothing`,
          [newId(), needId, providerId, by.personId, now],
        );
        return { following: true };
      },
    );
  }

  unfollow(needId: string, providerId: string, key: string, by: Actor): Promise<{ following: boolean }> {
    return this.commands.run(
      { key, by, name: 'unfollowNeed', body: { needId, providerId } },
      async (em, now) => {
        by.actingAs('need.follow', { organisationId: providerId }, 'provider');
        await em.nativeUpdate(NeedFollower, { needId, providerId, endedAt: null }, { endedAt: now });
        return { following: false };
      },
    );
  }
}

async function heldNeed(em: EntityManager, needId: string, by: Actor) {
  const need = await load(em, Need, needId, 'need', { hold: true });
  return { need, as: by.actingAs('need.publish', { organisationId: need.enterpriseId }, 'need') };
}

/** @param maskedAs the need whose secrets are kept; null for those who may see all */
function versionView(
  { version, addendum, changedAt, content }: NeedVersion,
  maskedAs: Need | null,
): NeedVersionView {
  const said = {
    version,
    addendum: addendum ?? null,
    changedAt,
    description: content.description!,
    protocols: content.protocols!,
    integrations: content.integrations!,
    sites: content.sites!,
    machines: content.machines!,
    budgetFromFen: BigInt(content.budgetFromFen!),
    budgetToFen: BigInt(content.budgetToFen!),
    deliverBy: content.deliverBy!,
  };
  if (!maskedAs) return said;
  const { hiddenFields, enterpriseId, enterpriseName, divisionCode } = maskedAs;
  return maskedFor({ ...said, hiddenFields, enterpriseId, enterpriseName, divisionCode });
}

function plainly(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
