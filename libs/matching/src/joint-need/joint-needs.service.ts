import { LockMode, type FilterQuery } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DomainError, inShanghai, newId, notFound, sum, type Actor } from '#libs/kernel';
import { Clock, Commands, connection, Outbox, record, type Connection, type PageArgs } from '#libs/platform';
import { CertifiedEnterprise } from '../copies/copies.entity.js';
import type { NeedContent, StoredContent } from '../need/need-content.js';
import { Need } from '../need/need.entity.js';
import { assertQuestionsUntil, assertTerms } from '../need/need.rules.js';
import { plainOf, questionsUntilOf, type ContentInput } from '../need/needs.service.js';
import { assertSecret, publishNeed, storedFrom } from '../need/publication.js';
import { NeedPool, PoolMember } from './joint-need.entity.js';
import { togetherOf } from './joint-need.rules.js';
import type { NeedPoolView, OpenNeedPoolInput, PoolMemberInput } from './joint-need.views.js';

const FEWEST_MEMBERS = 2;
const MOST_MEMBERS = 500;

/**
 * Pooled needs of a cluster: members join with what each has for itself, and are published together. Each gets a need,
 * and so bids, a contract and a voucher, of its own: nobody signs or pays for another.
 */
@Injectable()
export class PoolsService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly commands: Commands,
    private readonly outbox: Outbox,
  ) {}

  /** @throws DomainError NOT_FOUND, ENTERPRISE_NOT_CERTIFIED, POOL_JOIN_UNTIL; what publishing a need refuses */
  open(input: OpenNeedPoolInput, key: string, by: Actor): Promise<NeedPoolView> {
    const { enterpriseId, clusterName, joinUntil } = input;
    const given: ContentInput = input.content;
    const content = plainOf(given);
    const said = storedFrom({ ...content, questionsUntil: content.questionsUntil ?? content.bidDeadline });
    const body = { enterpriseId, clusterName, joinUntil, content: JSON.stringify(said) };
    return this.commands.run({ key, by, name: 'openNeedPool', body }, async (em, now) => {
      const as = by.actingAs('need.publish', { organisationId: enterpriseId }, 'enterprise');
      if (joinUntil <= now || joinUntil >= content.bidDeadline)
        throw new DomainError('POOL_JOIN_UNTIL', {
          joinUntil: inShanghai(joinUntil),
          bidDeadline: inShanghai(content.bidDeadline),
        });
      const whole = { ...content, questionsUntil: questionsUntilOf(content, now) };
      await assertPublishable(em, enterpriseId, whole, now);
      const pool = em.create(NeedPool, {
        id: newId(),
        leadEnterpriseId: enterpriseId,
        clusterName,
        content: storedFrom(whole),
        joinUntil,
        openedBy: by.personId,
        openedAt: now,
      });
      addMember(em, pool.id, enterpriseId, storedFrom(whole), by, now);
      record(em, { kind: 'NEED_POOL', id: pool.id, from: null, to: 'JOINING', by: as, at: now });
      await em.flush();
      return (await this.views(em, [pool], by, now))[0]!;
    });
  }

  /**
   * Joins, and agrees to be published with the others.
   * @throws DomainError NOT_FOUND, POOL_CLOSED, POOL_JOINED, POOL_FULL, ENTERPRISE_NOT_CERTIFIED, BUDGET_RANGE
   */
  join(
    id: string,
    enterpriseId: string,
    own: PoolMemberInput,
    key: string,
    by: Actor,
  ): Promise<NeedPoolView> {
    const given = ownOf(own);
    const body = { id, enterpriseId, own: JSON.stringify(given) };
    return this.commands.run({ key, by, name: 'joinNeedPool', body }, async (em, now) => {
      const as = by.actingAs('need.publish', { organisationId: enterpriseId }, 'enterprise');
      const pool = await heldPool(em, id);
      assertJoining(pool, now);
      if (await em.findOne(PoolMember, { poolId: id, enterpriseId, leftAt: null }))
        throw new DomainError('POOL_JOINED');
      if ((await em.count(PoolMember, { poolId: id, leftAt: null })) >= MOST_MEMBERS)
        throw new DomainError('POOL_FULL', { most: MOST_MEMBERS });
      const whole = wholeFrom({ ...pool.content, ...given });
      await assertPublishable(em, enterpriseId, whole, now);
      addMember(em, id, enterpriseId, given, by, now);
      record(em, {
        kind: 'NEED_POOL',
        id: id,
        from: 'JOINING',
        to: 'JOINING',
        reason: 'join',
        by: as,
        at: now,
      });
      await em.flush();
      return (await this.views(em, [pool], by, now))[0]!;
    });
  }

  /** @throws DomainError NOT_FOUND, POOL_CLOSED, POOL_LED when the leader wants to leave */
  leave(id: string, enterpriseId: string, key: string, by: Actor): Promise<NeedPoolView> {
    return this.commands.run(
      { key, by, name: 'leaveNeedPool', body: { id, enterpriseId } },
      async (em, now) => {
        const as = by.actingAs('need.publish', { organisationId: enterpriseId }, 'enterprise');
        const pool = await heldPool(em, id);
        assertJoining(pool, now);
        const member = await em.findOne(PoolMember, { poolId: id, enterpriseId, leftAt: null });
        if (!member) throw notFound('joint need');
        if (pool.leadEnterpriseId === enterpriseId) throw new DomainError('POOL_LED');
        member.leftAt = now;
        record(em, {
          kind: 'NEED_POOL',
          id: id,
          from: 'JOINING',
          to: 'JOINING',
          reason: 'leave',
          by: as,
          at: now,
        });
        await em.flush();
        return (await this.views(em, [pool], by, now))[0]!;
      },
    );
  }

  /**
   * Publishes a need for each member, all at once, when nobody can join any more.
   * @throws DomainError NOT_FOUND for all but the leader, POOL_STILL_JOINING, POOL_CLOSED, POOL_TOO_SMALL
   */
  publish(id: string, key: string, by: Actor): Promise<NeedPoolView> {
    return this.commands.run({ key, by, name: 'publishNeedPool', body: { id } }, async (em, now) => {
      const pool = await heldPool(em, id);
      const as = by.actingAs('need.publish', { organisationId: pool.leadEnterpriseId }, 'joint need');
      if (pool.publishedAt) throw new DomainError('POOL_CLOSED', { joinUntil: inShanghai(pool.joinUntil) });
      if (now < pool.joinUntil)
        throw new DomainError('POOL_STILL_JOINING', { joinUntil: inShanghai(pool.joinUntil) });
      const members = await em.find(
        PoolMember,
        { poolId: id, leftAt: null },
        { orderBy: { joinedAt: 'asc' } },
      );
      if (members.length < FEWEST_MEMBERS)
        throw new DomainError('POOL_TOO_SMALL', { fewest: FEWEST_MEMBERS });
      for (const { enterpriseId, content } of members) {
        const whole = wholeFrom({ ...pool.content, ...content });
        await publishNeed(em, enterpriseId, whole, { by, as, now, outbox: this.outbox, poolId: id });
      }
      pool.publishedAt = now;
      record(em, { kind: 'NEED_POOL', id: id, from: 'COMPLETE', to: 'PUBLISHED', by: as, at: now });
      await em.flush();
      return (await this.views(em, [pool], by, now))[0]!;
    });
  }

  /** @throws DomainError NOT_FOUND */
  async visibleTo(by: Actor, id: string): Promise<NeedPoolView> {
    const em = this.em.fork();
    const pool = await em.findOne(NeedPool, { $and: [{ id }, poolsSeenBy(by)] });
    if (!pool) throw notFound('joint need');
    return (await this.views(em, [pool], by, await this.clock.now(em)))[0]!;
  }

  /** The pools that a person may see, those that close last first. */
  async list({ first, after }: PageArgs, by: Actor): Promise<Connection<NeedPoolView>> {
    const em = this.em.fork();
    const page = await em.findByCursor(NeedPool, {
      where: poolsSeenBy(by),
      orderBy: { joinUntil: 'desc', id: 'desc' },
      first,
      after,
      includeCount: false,
    });
    const views = await this.views(em, page.items, by, await this.clock.now(em));
    const { edges, pageInfo } = connection<NeedPool>(page);
    return { pageInfo, edges: edges.map(({ cursor }, at) => ({ cursor, node: views[at]! })) };
  }

  private async views(
    em: EntityManager,
    pools: readonly NeedPool[],
    by: Actor,
    now: Date,
  ): Promise<NeedPoolView[]> {
    const poolId = { $in: pools.map(({ id }) => id) };
    const members = Map.groupBy(await em.find(PoolMember, { poolId, leftAt: null }), (each) => each.poolId);
    const needs = Map.groupBy(
      await em.find(Need, { poolId }, { fields: ['poolId'], orderBy: { id: 'asc' } }),
      (need) => need.poolId,
    );
    const own = by.organisations('ENTERPRISE', 'need.read');
    return pools.map((pool) => {
      const within = members.get(pool.id) ?? [];
      const { title, description, scenario, deliverBy, bidDeadline, hiddenFields = [] } = pool.content;
      const together = togetherOf(within.map(({ content }) => content));
      return {
        id: pool.id,
        clusterName: pool.clusterName,
        state: pool.stateAt(now),
        joinUntil: pool.joinUntil,
        title: title!,
        description: description!,
        scenario: scenario!,
        deliverBy: deliverBy!,
        bidDeadline: new Date(bidDeadline!),
        members: within.length,
        joined: within.some(({ enterpriseId }) => own.includes(enterpriseId)),
        budgetToFen: hiddenFields.includes('BUDGET') ? null : sum(together.budgetsToFen),
        machines: hiddenFields.includes('MACHINES') ? [] : together.machines,
        needIds: (needs.get(pool.id) ?? []).map(({ id }) => id),
      };
    });
  }
}

/** Providers see a pool once it is published; enterprises and officials before, so that more can join. */
function poolsSeenBy(by: Actor): FilterQuery<NeedPool> {
  const sellsOnly = by.holding('need.read').every(({ organisationKind }) => organisationKind === 'PROVIDER');
  return sellsOnly ? { publishedAt: { $ne: null } } : {};
}

async function heldPool(em: EntityManager, id: string): Promise<NeedPool> {
  const pool = await em.findOne(NeedPool, id, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!pool) throw notFound('joint need');
  return pool;
}

function assertJoining(pool: NeedPool, now: Date): void {
  if (pool.stateAt(now) !== 'JOINING')
    throw new DomainError('POOL_CLOSED', { joinUntil: inShanghai(pool.joinUntil) });
}

/** What publishing would refuse is refused when somebody joins, so that one member cannot hold up the others. */
async function assertPublishable(
  em: EntityManager,
  enterpriseId: string,
  content: NeedContent,
  now: Date,
): Promise<void> {
  const enterprise = await em.findOne(CertifiedEnterprise, enterpriseId);
  if (!enterprise) throw new DomainError('ENTERPRISE_NOT_CERTIFIED');
  assertTerms(content, now);
  assertQuestionsUntil(content.questionsUntil, content.bidDeadline, now);
  assertSecret(content, enterprise.name);
}

function addMember(
  em: EntityManager,
  poolId: string,
  enterpriseId: string,
  content: StoredContent,
  by: Actor,
  now: Date,
): void {
  em.create(PoolMember, {
    id: newId(),
    poolId,
    enterpriseId,
    content,
    joinedBy: by.personId,
    joinedAt: now,
  });
}

function ownOf(own: Pick<ContentInput, keyof PoolMemberInput>): StoredContent {
  const { budgetFromFen, budgetToFen, protocols, integrations, sites, machines } = plainOf(own);
  return {
    protocols,
    integrations,
    sites,
    machines,
    budgetFromFen: String(budgetFromFen),
    budgetToFen: String(budgetToFen),
  };
}

/** Stored content that is whole, as what publishes a need. */
function wholeFrom(stored: StoredContent): NeedContent {
  const { budgetFromFen, budgetToFen, bidDeadline, questionsUntil, ...rest } =
    stored as Required<StoredContent>;
  return {
    ...rest,
    budgetFromFen: BigInt(budgetFromFen),
    budgetToFen: BigInt(budgetToFen),
    bidDeadline: new Date(bidDeadline),
    questionsUntil: new Date(questionsUntil),
  };
}
