import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type Actor, DomainError, newId, notFound } from '#libs/kernel';
import { Clock, Commands, connection, record, type Connection } from '#libs/platform';
import type { RoundPageArgs } from '../round/round-page.args.js';
import { EnterpriseCopy, ProviderCopy, ContractCopy } from '../copies/copies.entity.js';
import { Redemption } from '../redemption/redemption.entity.js';
import { endOfDays } from '../rules/clock.rules.js';
import { Round } from '../round/round.entity.js';
import { Notice, NoticeItem } from './notice.entity.js';
import type { NoticeView } from './notice.views.js';
import { changed } from '../history/changed.js';
import { conflicted } from '../conflict/conflict.rules.js';
import { blockedOf } from '../conflict/conflicts.js';

const MOST_ITEMS = 100;

@Injectable()
export class NoticeService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly commands: Commands,
  ) {}

  /**
   * Puts approved redemptions of a round before the public, for the days that the round sets.
   * @throws DomainError NOT_FOUND, LIST_SIZE, NOT_APPROVED naming those that are not
   */
  publish(roundId: string, ids: readonly string[], key: string, by: Actor): Promise<NoticeView> {
    const acting = by.actingAs('notice.publish');
    const body = { roundId, redemptionIds: ids };
    return this.commands.run({ key, by, name: 'publishNotice', body }, async (em, now) => {
      const round = await em.findOne(Round, { id: roundId, state: 'PUBLISHED' });
      if (!round) throw notFound('round');
      const redemptions = await heldTogether(em, ids, by, roundId);
      const unready = redemptions.filter(({ state }) => state !== 'APPROVED').map(({ id }) => id);
      if (unready.length > 0) throw new DomainError('NOT_APPROVED', { redemptions: unready });
      const notice = em.create(Notice, {
        id: newId(),
        roundId,
        opensAt: now,
        closesAt: endOfDays(now, round.noticeDays),
        publishedBy: by.personId,
      });
      for (const redemption of redemptions) {
        redemption.notice(notice.id, acting);
        changed(em, 'REDEMPTION', redemption, 'APPROVED', acting, now);
        em.create(NoticeItem, { noticeId: notice.id, ...(await itemFacts(em, redemption)) });
      }
      record(em, { kind: 'NOTICE', id: notice.id, from: null, to: 'OPEN', by: acting, at: now });
      await em.flush();
      return (await noticeViews(em, [notice], now))[0]!;
    });
  }

  /** @throws DomainError NOT_FOUND */
  async one(id: string): Promise<NoticeView> {
    const em = this.em.fork();
    const notice = await em.findOne(Notice, id);
    if (!notice) throw notFound('notice');
    return (await noticeViews(em, [notice], await this.clock.now(em)))[0]!;
  }

  async list({ first, after, roundId }: RoundPageArgs): Promise<Connection<NoticeView>> {
    const em = this.em.fork();
    const found = await em.findByCursor(Notice, {
      where: roundId ? { roundId } : {},
      orderBy: { opensAt: 'desc', id: 'asc' },
      first,
      after,
      includeCount: false,
    });
    const views = await noticeViews(em, found.items, await this.clock.now(em));
    const { edges, pageInfo } = connection(found);
    return { edges: edges.map(({ cursor }, i) => ({ cursor, node: views[i]! })), pageInfo };
  }
}

/**
 * Redemptions held in the order of their ids, so that two lists that overlap do not wait for each other in a circle.
 * @throws DomainError LIST_SIZE, NOT_FOUND also for those of a party with which the person has to do
 */
export async function heldTogether(
  em: EntityManager,
  ids: readonly string[],
  by: Actor,
  roundId?: string,
): Promise<Redemption[]> {
  const wanted = new Set(ids);
  if (wanted.size < 1 || wanted.size > MOST_ITEMS) throw new DomainError('LIST_SIZE', { most: MOST_ITEMS });
  const found = await em.find(
    Redemption,
    { id: { $in: [...wanted] }, ...(roundId ? { roundId } : {}) },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  const blocked = await blockedOf(em, by.personId);
  if (found.length < wanted.size || found.some((file) => conflicted({ blocked }, file)))
    throw notFound('redemption');
  return found;
}

async function itemFacts(em: EntityManager, redemption: Redemption) {
  const contract = await em.findOneOrFail(ContractCopy, redemption.contractId);
  const enterprise = await em.findOneOrFail(EnterpriseCopy, redemption.enterpriseId);
  const provider = await em.findOne(ProviderCopy, redemption.providerId);
  return {
    redemptionId: redemption.id,
    contractNumber: contract.contractNumber,
    enterpriseName: enterprise.name,
    providerName: provider?.name ?? '',
    amountFen: redemption.amountFen,
  };
}

async function noticeViews(em: EntityManager, notices: readonly Notice[], now: Date): Promise<NoticeView[]> {
  const over = new Set(notices.filter((notice) => notice.closed(now)).map(({ id }) => id));
  const items = await em.find(
    NoticeItem,
    { noticeId: { $in: notices.map(({ id }) => id) } },
    { orderBy: { contractNumber: 'asc' } },
  );
  const files = await em.find(
    Redemption,
    { id: { $in: items.map(({ redemptionId }) => redemptionId) } },
    { fields: ['noticeId'], disableIdentityMap: true },
  );
  const onNotice = new Map(files.map((file) => [file.id, file.noticeId]));
  // A file that begins anew is before the public no more; a notice that is over stays as it was published.
  const shown = items.filter(
    ({ redemptionId, noticeId }) => over.has(noticeId) || onNotice.get(redemptionId) === noticeId,
  );
  const byNotice = Map.groupBy(shown, ({ noticeId }) => noticeId);
  return notices.map(({ id, roundId, opensAt, closesAt }) => ({
    id,
    roundId,
    opensAt,
    closesAt,
    open: now >= opensAt && now < closesAt,
    items: (byNotice.get(id) ?? []).map(
      ({ redemptionId, contractNumber, enterpriseName, providerName, amountFen }) => ({
        redemptionId,
        contractNumber,
        enterpriseName,
        providerName,
        amountFen,
      }),
    ),
  }));
}
