import { type FilterQuery } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DomainError, inShanghai, newId, sum, type Actor } from '#libs/kernel';
import {
  Clock,
  Commands,
  connection,
  Outbox,
  record,
  type Connection,
  type PageArgs,
  load,
} from '#libs/platform';
import { EnterpriseCopy } from '../copies/copies.entity.js';
import type { NeedContent, StoredContent } from '../need/need-content.js';
import { Need } from '../need/need.entity.js';
import { policyAt } from '#libs/policy';
import { NEED_TERMS } from '../policy/need-terms.policy.js';
import { assertQuestionsUntil, assertTerms } from '../need/need.rules.js';
import { plainOf, questionsUntilOf, type ContentInput } from '../need/needs.service.js';
import { assertSecret, publishNeed, storedFrom } from '../need/publication.js';
import { JointNeed, JointNeedMember } from './joint-need.entity.js';
import { togetherOf } from './joint-need.rules.js';
import type { JointNeedView, OpenJointNeedInput, JointNeedMemberInput } from './joint-need.views.js';

const FEWEST_MEMBERS = 2;
const MOST_MEMBERS = 500;

/**
 * Pooled needs of a cluster: members join with what each has for itself, and are published together. Each gets a need,
 * and so bids, a contract and a voucher, of its own: nobody signs or pays for another.
 */
@Injectable()
export class JointNeedsService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly commands: Commands,
    private readonly outbox: Outbox,
  ) {}

  /** @throws DomainError NOT_FOUND, ENTERPRISE_NOT_CERTIFIED, JOINT_NEED_JOIN_UNTIL; what publishing a need refuses */
  open(input: OpenJointNeedInput, key: string, by: Actor): Promise<JointNeedView> {
    const { enterpriseId, clusterName, joinUntil } = input;
    const given: ContentInput = input.content;
    const content = plainOf(given);
    const said = storedFrom({ ...content, questionsUntil: content.questionsUntil ?? content.bidDeadline });
    const body = { enterpriseId, clusterName, joinUntil, content: JSON.stringify(said) };
    return this.commands.run({ key, by, name: 'openJointNeed', body }, async (em, now) => {
      const as = by.actingAs('need.publish', { organisationId: enterpriseId }, 'enterprise');
      if (joinUntil <= now || joinUntil >= content.bidDeadline)
        throw new DomainError('JOINT_NEED_JOIN_UNTIL', {
          joinUntil: inShanghai(joinUntil),
          bidDeadline: inShanghai(content.bidDeadline),
        });
      const whole = { ...content, questionsUntil: questionsUntilOf(content, now) };
      await assertPublishable(em, enterpriseId, whole, now);
      const jointNeed = em.create(JointNeed, {
        id: newId(),
        leadEnterpriseId: enterpriseId,
        clusterName,
        content: storedFrom(whole),
        joinUntil,
        openedBy: by.personId,
        openedAt: now,
      });
      addMember(em, jointNeed.id, enterpriseId, storedFrom(whole), by, now);
      record(em, { kind: 'JOINT_NEED', id: jointNeed.id, from: null, to: 'JOINING', by: as, at: now });
      await em.flush();
      return (await this.views(em, [jointNeed], by, now))[0]!;
    });
  }

  /**
   * Joins, and agrees to be published with the others.
   * @throws DomainError NOT_FOUND, JOINT_NEED_CLOSED, JOINT_NEED_JOINED, JOINT_NEED_FULL, ENTERPRISE_NOT_CERTIFIED, BUDGET_RANGE
   */
  join(
    id: string,
    enterpriseId: string,
    own: JointNeedMemberInput,
    key: string,
    by: Actor,
  ): Promise<JointNeedView> {
    const given = ownOf(own);
    const body = { id, enterpriseId, own: JSON.stringify(given) };
    return this.commands.run({ key, by, name: 'joinJointNeed', body }, async (em, now) => {
      const as = by.actingAs('need.publish', { organisationId: enterpriseId }, 'enterprise');
      const jointNeed = await heldJointNeed(em, id);
      assertJoining(jointNeed, now);
      if (await em.findOne(JointNeedMember, { jointNeedId: id, enterpriseId, leftAt: null }))
        throw new DomainError('JOINT_NEED_JOINED');
      if ((await em.count(JointNeedMember, { jointNeedId: id, leftAt: null })) >= MOST_MEMBERS)
        throw new DomainError('JOINT_NEED_FULL', { most: MOST_MEMBERS });
      const whole = wholeFrom({ ...jointNeed.content, ...given });
      await assertPublishable(em, enterpriseId, whole, now);
      addMember(em, id, enterpriseId, given, by, now);
      record(em, {
        kind: 'JOINT_NEED',
        id: id,
        from: 'JOINING',
        to: 'JOINING',
        reason: 'join',
        by: as,
        at: now,
      });
      await em.flush();
      return (await this.views(em, [jointNeed], by, now))[0]!;
    });
  }

  /** @throws DomainError NOT_FOUND, JOINT_NEED_CLOSED, JOINT_NEED_LED when the leader wants to leave */
  leave(id: string, enterpriseId: string, key: string, by: Actor): Promise<JointNeedView> {
    return this.commands.run(
      { key, by, name: 'leaveJointNeed', body: { id, enterpriseId } },
      async (em, now) => {
        const as = by.actingAs('need.publish', { organisationId: enterpriseId }, 'enterprise');
        const jointNeed = await heldJointNeed(em, id);
        assertJoining(jointNeed, now);
        const member = await load(
          em,
          JointNeedMember,
          { jointNeedId: id, enterpriseId, leftAt: null },
          'joint need',
        );
        if (jointNeed.leadEnterpriseId === enterpriseId) throw new DomainError('JOINT_NEED_LED');
        member.leftAt = now;
        record(em, {
          kind: 'JOINT_NEED',
          id: id,
          from: 'JOINING',
          to: 'JOINING',
          reason: 'leave',
          by: as,
          at: now,
        });
        await em.flush();
        return (await this.views(em, [jointNeed], by, now))[0]!;
      },
    );
  }

  /**
   * Publishes a need for each member, all at once, when nobody can join any more.
   * @throws DomainError NOT_FOUND for all but the leader, JOINT_NEED_STILL_JOINING, JOINT_NEED_CLOSED, JOINT_NEED_TOO_SMALL
   */
  publish(id: string, key: string, by: Actor): Promise<JointNeedView> {
    return this.commands.run({ key, by, name: 'publishJointNeed', body: { id } }, async (em, now) => {
      const jointNeed = await heldJointNeed(em, id);
      const as = by.actingAs('need.publish', { organisationId: jointNeed.leadEnterpriseId }, 'joint need');
      if (jointNeed.publishedAt)
        throw new DomainError('JOINT_NEED_CLOSED', { joinUntil: inShanghai(jointNeed.joinUntil) });
      if (now < jointNeed.joinUntil)
        throw new DomainError('JOINT_NEED_STILL_JOINING', { joinUntil: inShanghai(jointNeed.joinUntil) });
      const members = await em.find(
        JointNeedMember,
        { jointNeedId: id, leftAt: null },
        { orderBy: { joinedAt: 'asc' } },
      );
      if (members.length < FEWEST_MEMBERS)
        throw new DomainError('JOINT_NEED_TOO_SMALL', { fewest: FEWEST_MEMBERS });
      for (const { enterpriseId, content } of members) {
        const whole = wholeFrom({ ...jointNeed.content, ...content });
        await publishNeed(em, enterpriseId, whole, { by, as, now, outbox: this.outbox, jointNeedId: id });
      }
      jointNeed.publishedAt = now;
      record(em, { kind: 'JOINT_NEED', id: id, from: 'COMPLETE', to: 'PUBLISHED', by: as, at: now });
      await em.flush();
      return (await this.views(em, [jointNeed], by, now))[0]!;
    });
  }

  /** @throws DomainError NOT_FOUND */
  async visibleTo(by: Actor, id: string): Promise<JointNeedView> {
    const em = this.em.fork();
    const jointNeed = await load(em, JointNeed, { $and: [{ id }, jointNeedsSeenBy(by)] }, 'joint need');
    return (await this.views(em, [jointNeed], by, await this.clock.now(em)))[0]!;
  }

  /** The joint needs that a person may see, those that close last first. */
  async list({ first, after }: PageArgs, by: Actor): Promise<Connection<JointNeedView>> {
    const em = this.em.fork();
    const page = await em.findByCursor(JointNeed, {
      where: jointNeedsSeenBy(by),
      orderBy: { joinUntil: 'desc', id: 'desc' },
      first,
      after,
      includeCount: false,
    });
    const views = await this.views(em, page.items, by, await this.clock.now(em));
    const { edges, pageInfo } = connection<JointNeed>(page);
    return { pageInfo, edges: edges.map(({ cursor }, at) => ({ cursor, node: views[at]! })) };
  }

  private async views(
    em: EntityManager,
    jointNeeds: readonly JointNeed[],
    by: Actor,
    now: Date,
  ): Promise<JointNeedView[]> {
    const jointNeedId = { $in: jointNeeds.map(({ id }) => id) };
    const members = Map.groupBy(
      await em.find(JointNeedMember, { jointNeedId, leftAt: null }),
      (each) => each.jointNeedId,
    );
    const needs = Map.groupBy(
      await em.find(Need, { jointNeedId }, { fields: ['jointNeedId'], orderBy: { id: 'asc' } }),
      (need) => need.jointNeedId,
    );
    const own = by.organisations('ENTERPRISE', 'need.read');
    return jointNeeds.map((jointNeed) => {
      const within = members.get(jointNeed.id) ?? [];
      const { title, description, scenario, deliverBy, bidDeadline, hiddenFields = [] } = jointNeed.content;
      const together = togetherOf(within.map(({ content }) => content));
      return {
        id: jointNeed.id,
        clusterName: jointNeed.clusterName,
        state: jointNeed.stateAt(now),
        joinUntil: jointNeed.joinUntil,
        title: title!,
        description: description!,
        scenario: scenario!,
        deliverBy: deliverBy!,
        bidDeadline: new Date(bidDeadline!),
        members: within.length,
        led: own.includes(jointNeed.leadEnterpriseId),
        joined: within.some(({ enterpriseId }) => own.includes(enterpriseId)),
        budgetToFen: hiddenFields.includes('BUDGET') ? null : sum(together.budgetsToFen),
        machines: hiddenFields.includes('MACHINES') ? [] : together.machines,
        needIds: (needs.get(jointNeed.id) ?? []).map(({ id }) => id),
      };
    });
  }
}

/** Providers see a joint need once it is published; enterprises and officials before, so that more can join. */
function jointNeedsSeenBy(by: Actor): FilterQuery<JointNeed> {
  const sellsOnly = by.holding('need.read').every(({ organisationKind }) => organisationKind === 'PROVIDER');
  return sellsOnly ? { publishedAt: { $ne: null } } : {};
}

function heldJointNeed(em: EntityManager, id: string): Promise<JointNeed> {
  return load(em, JointNeed, id, 'joint need', { hold: true });
}

function assertJoining(jointNeed: JointNeed, now: Date): void {
  if (jointNeed.stateAt(now) !== 'JOINING')
    throw new DomainError('JOINT_NEED_CLOSED', { joinUntil: inShanghai(jointNeed.joinUntil) });
}

/** What publishing would refuse is refused when somebody joins, so that one member cannot hold up the others. */
async function assertPublishable(
  em: EntityManager,
  enterpriseId: string,
  content: NeedContent,
  now: Date,
): Promise<void> {
  const enterprise = await em.findOne(EnterpriseCopy, enterpriseId);
  if (!enterprise) throw new DomainError('ENTERPRISE_NOT_CERTIFIED');
  assertTerms(content, (await policyAt(em, NEED_TERMS, now)).longestOpenDays, now);
  assertQuestionsUntil(content.questionsUntil, content.bidDeadline, now);
  assertSecret(content, enterprise.name);
}

function addMember(
  em: EntityManager,
  jointNeedId: string,
  enterpriseId: string,
  content: StoredContent,
  by: Actor,
  now: Date,
): void {
  em.create(JointNeedMember, {
    id: newId(),
    jointNeedId,
    enterpriseId,
    content,
    joinedBy: by.personId,
    joinedAt: now,
  });
}

function ownOf(own: Pick<ContentInput, keyof JointNeedMemberInput>): StoredContent {
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
