import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DomainError, inShanghai, newId, notFound, type Actor } from '#libs/kernel';
import { Clock, Commands, dataOf, record, type Data, load } from '#libs/platform';
import type { Turn } from './complaint.rules.js';
import { Clarification, type ClarificationKind } from '../evaluation/evaluation.entity.js';
import { hoursAfter } from '../evaluation/procurement.rules.js';
import { BidComparisons } from './comparison.service.js';
import { Need } from '../need/need.entity.js';

export type SeenClarification = Data<Clarification> & { readonly needTitle: string; readonly turn: Turn };

/** What is asked of a bidder after the opening. It answers in words: neither price nor lines can change any more. */
@Injectable()
export class ClarificationsService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly commands: Commands,
    private readonly comparisons: BidComparisons,
  ) {}

  /**
   * Asks a bidder, once of each kind; the rules say how long it has.
   * @throws DomainError PRICE_NOT_LOW, ASKED_ALREADY, NEED_ALREADY_AWARDED, NOT_YET_OPEN, NOT_FOUND
   */
  ask(
    needId: string,
    bidId: string,
    kind: ClarificationKind,
    question: string,
    key: string,
    by: Actor,
  ): Promise<SeenClarification> {
    const command = { key, by, name: 'askBidder', body: { needId, bidId, kind, question } };
    return this.commands.run(command, async (em, now) => {
      const need = await load(em, Need, needId, 'need', { hold: true });
      const as = by.actingAs('evaluation.set', { organisationId: need.enterpriseId }, 'need');
      const { bids, lowPriced, rules } = await this.comparisons.of(em, need);
      const bid = bids.find(({ id }) => id === bidId);
      if (!bid) throw notFound('bid');
      if (need.awardedAt) throw new DomainError('NEED_ALREADY_AWARDED');
      if (await em.findOne(Clarification, { bidId, kind })) throw new DomainError('ASKED_ALREADY');
      if (kind === 'LOW_PRICE' && !lowPriced.has(bidId))
        throw new DomainError('PRICE_NOT_LOW', { share: rules.lowPriceBasisPoints / 100 });
      const hours = kind === 'LOW_PRICE' ? rules.explainLowPriceHours : rules.supplyMissingHours;
      const clarification = em.create(Clarification, {
        id: newId(),
        needId,
        bidId,
        providerId: bid.providerId,
        kind,
        question,
        askedBy: by.personId,
        askedAt: now,
        answerBy: hoursAfter(now, hours),
      });
      record(em, { kind: 'BID', id: bidId, from: 'SEALED', to: `${kind}_ASKED`, by: as, at: now });
      await em.flush();
      return seenAt(clarification, need.title, now);
    });
  }

  /** @throws DomainError ANSWER_TOO_LATE, ANSWERED_ALREADY, NOT_FOUND */
  answer(id: string, answer: string, key: string, by: Actor): Promise<SeenClarification> {
    const command = { key, by, name: 'answerClarification', body: { id, answer } };
    return this.commands.run(command, async (em, now) => {
      const clarification = await load(em, Clarification, id, 'clarification', { hold: true });
      const { providerId, answerBy, bidId, kind } = clarification;
      const as = by.actingAs('bid.seal', { organisationId: providerId }, 'clarification');
      if (clarification.answeredAt) throw new DomainError('ANSWERED_ALREADY');
      if (now >= answerBy || clarification.decidedAt)
        throw new DomainError('ANSWER_TOO_LATE', { answerBy: inShanghai(answerBy) });
      clarification.answer = answer;
      clarification.answeredBy = by.personId;
      clarification.answeredAt = now;
      record(em, { kind: 'BID', id: bidId, from: `${kind}_ASKED`, to: `${kind}_ANSWERED`, by: as, at: now });
      await em.flush();
      return seenAt(clarification, (await em.findOneOrFail(Need, clarification.needId)).title, now);
    });
  }

  /**
   * Decides on an answer, or on its absence once the time is over. A refusal puts the bid out.
   * @throws DomainError ANSWER_AWAITED, DECIDED_ALREADY, NOTHING_EXPLAINED (silence explains no low price), NOT_FOUND
   */
  decide(id: string, accepted: boolean, reason: string, key: string, by: Actor): Promise<SeenClarification> {
    const command = { key, by, name: 'decideClarification', body: { id, accepted, reason } };
    return this.commands.run(command, async (em, now) => {
      const clarification = await load(em, Clarification, id, 'clarification', { hold: true });
      const { bidId, kind, answeredAt, answerBy } = clarification;
      const need = await em.findOneOrFail(Need, clarification.needId);
      const as = by.actingAs('need.award', { organisationId: need.enterpriseId }, 'clarification');
      if (clarification.decidedAt) throw new DomainError('DECIDED_ALREADY');
      if (!answeredAt && now < answerBy)
        throw new DomainError('ANSWER_AWAITED', { answerBy: inShanghai(answerBy) });
      if (accepted && kind === 'LOW_PRICE' && !answeredAt) throw new DomainError('NOTHING_EXPLAINED');
      clarification.accepted = accepted;
      clarification.decisionReason = reason;
      clarification.decidedBy = by.personId;
      clarification.decidedAt = now;
      const to = accepted ? `${kind}_ACCEPTED` : `${kind}_REJECTED`;
      record(em, { kind: 'BID', id: bidId, from: `${kind}_ANSWERED`, to, reason, by: as, at: now });
      await em.flush();
      return seenAt(clarification, need.title, now);
    });
  }

  /** For the enterprise all of a need, for a provider its own; of all needs where none is named. @throws DomainError NOT_FOUND */
  async of(needId: string | undefined, by: Actor): Promise<SeenClarification[]> {
    const em = this.em.fork();
    const now = await this.clock.now(em);
    if (needId === undefined) return this.ofAll(em, by, now);
    const need = await load(em, Need, needId, 'need');
    const whole = by.may('bid.read', { organisationId: need.enterpriseId, divisionCode: need.divisionCode });
    const own = by.organisations('PROVIDER', 'bid.read');
    const found = await em.find(
      Clarification,
      { needId, ...(whole ? {} : { providerId: { $in: own } }) },
      { orderBy: { askedAt: 'asc' }, limit: 100 },
    );
    if (!whole && found.length === 0) throw notFound('need');
    return found.map((each) => seenAt(each, need.title, now));
  }

  private async ofAll(em: EntityManager, by: Actor, now: Date): Promise<SeenClarification[]> {
    const own = { enterpriseId: { $in: by.organisations('ENTERPRISE', 'bid.read') } };
    const needs = await em.find(Need, own, {
      fields: ['id'],
      orderBy: { publishedAt: 'desc' },
      limit: 1000,
    });
    const found = await em.find(
      Clarification,
      {
        $or: [
          { needId: { $in: needs.map(({ id }) => id) } },
          { providerId: { $in: by.organisations('PROVIDER', 'bid.read') } },
        ],
      },
      { orderBy: { askedAt: 'desc' }, limit: 100 },
    );
    const titles = await titlesOf(em, found);
    return found.map((each) => seenAt(each, titles.get(each.needId)!, now));
  }
}

/** The titles of the needs that something is about, by their ids. */
export async function titlesOf(
  em: EntityManager,
  of: readonly { readonly needId: string }[],
): Promise<Map<string, string>> {
  const needs = await em.find(Need, { id: { $in: of.map(({ needId }) => needId) } }, { fields: ['title'] });
  return new Map(needs.map(({ id, title }) => [id, title]));
}

function seenAt(clarification: Clarification, needTitle: string, now: Date): SeenClarification {
  const { decidedAt, answeredAt, answerBy } = clarification;
  const open = !answeredAt && now < answerBy;
  const turn: Turn = decidedAt
    ? { mover: 'NOBODY', until: null }
    : open
      ? { mover: 'PROVIDER', until: answerBy }
      : { mover: 'ENTERPRISE', until: null };
  return { ...dataOf(clarification), needTitle, turn };
}
