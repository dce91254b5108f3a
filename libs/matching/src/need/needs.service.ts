import type { FilterQuery } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { NeedPublishedV1 } from '#libs/contracts';
import { cityOf, DomainError, newId, notFound, type Actor } from '#libs/kernel';
import {
  Clock,
  Commands,
  connection,
  Outbox,
  type Connection,
  type Data,
  type PageArgs,
} from '#libs/platform';
import { CertifiedEnterprise, EnterpriseMaturity } from '../copies.entity.js';
import { record } from '../history.entity.js';
import { dataOf, needsSeenBy } from '../matching.queries.js';
import { Need } from './need.entity.js';
import type { NeedState } from './need.moves.js';
import { assertTerms, type NeedTerms } from './need.rules.js';

export interface NeedDraft extends NeedTerms {
  readonly enterpriseId: string;
  readonly title: string;
  readonly description: string;
  readonly scenario: string;
  readonly protocols: string[];
  readonly integrations: string[];
}

export interface NeedFilter {
  readonly state?: NeedState | undefined;
  readonly scenario?: string | undefined;
}

/** A need with the state that the clock gives it. */
export type SeenNeed = Data<Need> & { readonly state: NeedState };

/** Needs: published by enterprises, read by those who may bid for them or oversee them. */
@Injectable()
export class NeedsService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly commands: Commands,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Publishes a need with the facts of its enterprise as they stand.
   * @throws DomainError ENTERPRISE_NOT_CERTIFIED; what `assertTerms` refuses; NOT_FOUND for another's enterprise
   */
  publish(draft: NeedDraft, key: string, by: Actor): Promise<SeenNeed> {
    const command = { key, by, name: 'publishNeed', body: { ...draft } };
    return this.commands.run(command, async (em, now) => {
      const as = by.actingAs('need.publish', { organisationId: draft.enterpriseId }, 'Enterprise');
      const enterprise = await em.findOne(CertifiedEnterprise, draft.enterpriseId);
      if (!enterprise) throw new DomainError('ENTERPRISE_NOT_CERTIFIED');
      const maturity = await em.findOne(EnterpriseMaturity, draft.enterpriseId);
      assertTerms(draft, now);
      const need = em.create(Need, {
        id: newId(),
        ...draft,
        publishedAt: now,
        publishedBy: by.personId,
        enterpriseName: enterprise.name,
        unifiedSocialCreditCode: enterprise.unifiedSocialCreditCode,
        divisionCode: enterprise.divisionCode,
        cityCode: cityOf(enterprise.divisionCode),
        industryCode: enterprise.industryCode,
        sizeClass: enterprise.sizeClass,
        maturityLevel: maturity?.level ?? null,
        weakScenes: maturity?.weakScenes ?? [],
      });
      record(em, { kind: 'NEED', subjectId: need.id, from: null, to: 'OPEN' }, by, as, now);
      this.outbox.add(em, NeedPublishedV1, need.id, publishedEvent(need), now);
      return seenAt(need, now);
    });
  }

  /** @throws DomainError NOT_FOUND when it is absent or hidden */
  async visibleTo(by: Actor, id: string): Promise<SeenNeed> {
    const seen = await this.referenceFor(by, id);
    if (!seen) throw notFound('Need');
    return seen;
  }

  /** For references of other rooms: null when it is absent or hidden, so that a list around it survives. */
  async referenceFor(by: Actor, id: string): Promise<SeenNeed | null> {
    const em = this.em.fork();
    const now = await this.clock.now(em);
    const need = await em.findOne(Need, { $and: [{ id }, await needsSeenBy(em, by, now)] });
    return need && seenAt(need, now);
  }

  /** The needs that a person may see, newest first. */
  async list(filter: NeedFilter, { first, after }: PageArgs, by: Actor): Promise<Connection<SeenNeed>> {
    const em = this.em.fork();
    const now = await this.clock.now(em);
    const conditions = [
      await needsSeenBy(em, by, now),
      ...(filter.scenario ? [{ scenario: filter.scenario }] : []),
      ...(filter.state ? [inState(filter.state, now)] : []),
    ];
    const page = await em.findByCursor(Need, {
      where: { $and: conditions },
      orderBy: { publishedAt: 'desc', id: 'desc' },
      first,
      after,
      includeCount: false,
    });
    const { edges, pageInfo } = connection<Need>(page);
    return { pageInfo, edges: edges.map(({ node, cursor }) => ({ cursor, node: seenAt(node, now) })) };
  }
}

/** The data of a need as it stands at a moment. */
export function seenAt(need: Need, now: Date): SeenNeed {
  return { ...dataOf(need), state: need.stateAt(now) };
}

/** The condition that `stateAt` is for one row. */
function inState(state: NeedState, now: Date): FilterQuery<Need> {
  if (state === 'AWARDED') return { awardedAt: { $ne: null } };
  return { awardedAt: null, bidDeadline: state === 'OPEN' ? { $gt: now } : { $lte: now } };
}

export function publishedEvent(need: Data<Need>): NeedPublishedV1 {
  return {
    needId: need.id,
    enterpriseId: need.enterpriseId,
    scenario: need.scenario,
    industryCode: need.industryCode,
    divisionCode: need.divisionCode,
    budgetFromFen: String(need.budgetFromFen),
    budgetToFen: String(need.budgetToFen),
    bidDeadline: need.bidDeadline.toISOString(),
    publishedAt: need.publishedAt.toISOString(),
  };
}
