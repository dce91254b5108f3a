import { LockMode, type FilterQuery } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { cityOf, DomainError, inShanghai, newId, notFound, type Actor, type Reach } from '#libs/kernel';
import { Clock, Commands, dataOf, record, type Data, besides } from '#libs/platform';
import { policyAt } from '#libs/policy';
import { PROCUREMENT } from '../policy/procurement.policy.js';
import { Award, Complaint } from './award.entity.js';
import { timesOf } from './award.queries.js';
import { AwardsService, lockedAward } from './awards.service.js';
import { Bid } from '../bid/bid.entity.js';
import { Contract } from '../contract/contract.entity.js';
import { turnOf, type Turn } from './complaint.rules.js';
import { titlesOf } from './clarifications.service.js';
import { daysAfter } from '../evaluation/procurement.rules.js';
import { Need } from '../need/need.entity.js';

export type SeenComplaint = Data<Complaint> & { readonly needTitle: string; readonly turn: Turn };

/** Complaints of bidders against an award: answered by the enterprise, decided by the bureau. */
@Injectable()
export class ComplaintsService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly commands: Commands,
    private readonly awards: AwardsService,
  ) {}

  /**
   * A losing bidder complains while the award stands still.
   * @throws DomainError COMPLAINT_TOO_LATE, COMPLAINT_ONCE, NOT_FOUND for those who lost nothing
   */
  raise(needId: string, grounds: string, key: string, by: Actor): Promise<SeenComplaint> {
    const command = { key, by, name: 'raiseComplaint', body: { needId, grounds } };
    return this.commands.run(command, async (em, now) => {
      const own = by.organisations('PROVIDER', 'complaint.raise');
      const award = await em.findOne(
        Award,
        { needId, withdrawnAt: null },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      const bid = await em.findOne(Bid, { needId, replacedAt: null, providerId: { $in: own } });
      if (!award || !bid || bid.id === award.bidId) throw notFound('award');
      const as = by.actingAs('complaint.raise', { organisationId: bid.providerId }, 'award');
      const need = await em.findOneOrFail(Need, needId);
      const { standstillUntil } = award;
      // Its turn may come behind the signatures that the end of the standstill let through.
      const signed = { needId, bidId: award.bidId, state: { $nin: ['DRAFTED', 'CANCELLED'] as const } };
      if (!standstillUntil || now >= standstillUntil || (await em.count(Contract, signed)) > 0)
        throw new DomainError('COMPLAINT_TOO_LATE', {
          until: inShanghai(standstillUntil ?? award.awardedAt),
        });
      if (await em.findOne(Complaint, { awardId: award.id, bidId: bid.id }))
        throw new DomainError('COMPLAINT_ONCE');
      const rules = await policyAt(em, PROCUREMENT, need.publishedAt);
      const answerBy = daysAfter(now, rules.answerComplaintDays);
      const complaint = em.create(Complaint, {
        id: newId(),
        needId,
        awardId: award.id,
        bidId: bid.id,
        providerId: bid.providerId,
        divisionCode: need.divisionCode,
        state: 'RAISED',
        grounds,
        raisedBy: by.personId,
        raisedAt: now,
        answerBy,
        escalateBy: daysAfter(answerBy, rules.escalateComplaintDays),
      });
      record(em, { kind: 'COMPLAINT', id: complaint.id, from: null, to: 'RAISED', by: as, at: now });
      await em.flush();
      return seenIn(em, complaint, now);
    });
  }

  /** The enterprise answers. @throws DomainError MOVE_NOT_ALLOWED, ANSWER_TOO_LATE, NOT_FOUND */
  answer(id: string, answer: string, key: string, by: Actor): Promise<SeenComplaint> {
    const command = { key, by, name: 'answerComplaint', body: { id, answer } };
    return this.commands.run(command, async (em, now) => {
      const complaint = await locked(em, id);
      const need = await em.findOneOrFail(Need, complaint.needId);
      const as = by.actingAs('need.award', { organisationId: need.enterpriseId }, 'complaint');
      if (complaint.state === 'RAISED' && now >= complaint.answerBy)
        throw new DomainError('ANSWER_TOO_LATE', { answerBy: inShanghai(complaint.answerBy) });
      const from = complaint.move('ANSWERED', as.role);
      complaint.answer = answer;
      complaint.answeredAt = now;
      complaint.escalateBy = daysAfter(
        now,
        (await policyAt(em, PROCUREMENT, need.publishedAt)).escalateComplaintDays,
      );
      record(em, { kind: 'COMPLAINT', id: id, from, to: 'ANSWERED', by: as, at: now });
      await em.flush();
      return seenIn(em, complaint, now);
    });
  }

  /**
   * The bidder takes it to the bureau, or lets it rest.
   * @throws DomainError ANSWER_AWAITED, COMPLAINT_TOO_LATE, MOVE_NOT_ALLOWED, NOT_FOUND
   */
  follow(id: string, to: 'ESCALATED' | 'SETTLED', key: string, by: Actor): Promise<SeenComplaint> {
    const command = { key, by, name: 'followComplaint', body: { id, to } };
    return this.commands.run(command, async (em, now) => {
      const complaint = await locked(em, id);
      const as = by.actingAs('complaint.raise', { organisationId: complaint.providerId }, 'complaint');
      const { mover } = turnOf(timesOf(complaint), now);
      if (to === 'ESCALATED' && mover === 'ENTERPRISE')
        throw new DomainError('ANSWER_AWAITED', { answerBy: inShanghai(complaint.answerBy) });
      if (['RAISED', 'ANSWERED'].includes(complaint.state) && mover === 'NOBODY')
        throw new DomainError('COMPLAINT_TOO_LATE', { until: inShanghai(complaint.escalateBy) });
      const from = complaint.move(to, as.role);
      if (to === 'ESCALATED') complaint.escalatedAt = now;
      record(em, { kind: 'COMPLAINT', id: id, from, to, by: as, at: now });
      await em.flush();
      return seenIn(em, complaint, now);
    });
  }

  /**
   * The bureau of the division decides. Upheld, the award is taken back and its bid is out.
   * @throws DomainError MOVE_NOT_ALLOWED when it was not taken to the bureau, NOT_FOUND
   */
  decide(id: string, upheld: boolean, decision: string, key: string, by: Actor): Promise<SeenComplaint> {
    const command = { key, by, name: 'decideComplaint', body: { id, upheld, decision } };
    return this.commands.run(command, async (em, now) => {
      const found = await em.findOne(Complaint, id, {
        fields: ['needId', 'awardId', 'providerId', 'divisionCode'],
      });
      if (!found) throw notFound('complaint');
      const { enterpriseId } = await em.findOneOrFail(Need, found.needId);
      const scope = { organisationId: [enterpriseId, found.providerId], divisionCode: found.divisionCode };
      const as = by.actingAs('complaint.decide', scope, 'complaint');
      const current = await em.count(Award, { id: found.awardId, withdrawnAt: null });
      // The award first, as everywhere: a signature holds it and reads the complaints behind it.
      const award = upheld && current > 0 ? await lockedAward(em, found.needId) : undefined;
      const complaint = await locked(em, id);
      const from = complaint.move(upheld ? 'UPHELD' : 'DISMISSED', as.role);
      complaint.decision = decision;
      complaint.decidedBy = by.personId;
      complaint.decidedAt = now;
      record(em, { kind: 'COMPLAINT', id: id, from, to: complaint.state, reason: decision, by: as, at: now });
      if (award)
        await this.awards.takeBack(em, award, { cause: 'COMPLAINT_UPHELD', reason: decision }, by, as, now);
      await em.flush();
      return seenIn(em, complaint, now);
    });
  }

  /** What a person may see, newest first: an enterprise those of its needs, a bidder its own, a bureau its division's. */
  async list(needId: string | undefined, by: Actor): Promise<SeenComplaint[]> {
    const em = this.em.fork();
    const now = await this.clock.now(em);
    const needs = await em.find(
      Need,
      { enterpriseId: { $in: by.organisations('ENTERPRISE', 'complaint.read') } },
      { fields: ['id'], orderBy: { publishedAt: 'desc' }, limit: 1000 },
    );
    const reach = by.reach('complaint.read');
    const partial = await em.find(Need, { enterpriseId: { $in: [...reach.except] } }, { fields: ['id'] });
    const impartial = {
      ...besides(
        partial.map(({ id }) => id),
        'needId',
      ),
      ...besides(reach.except, 'providerId'),
    };
    const found = await em.find(
      Complaint,
      {
        $and: [
          needId ? { needId } : {},
          {
            $or: [
              { needId: { $in: needs.map(({ id }) => id) } },
              { providerId: { $in: by.organisations('PROVIDER', 'complaint.read') } },
              ...divisionsWithin(reach).map((within) => ({ $and: [within, impartial] })),
            ],
          },
        ],
      },
      { orderBy: { raisedAt: 'desc' }, limit: 100 },
    );
    const titles = await titlesOf(em, found);
    return found.map((complaint) => seenAt(complaint, titles.get(complaint.needId)!, now));
  }
}

/** A complaint keeps the code of its district alone. */
function divisionsWithin({ everywhere, divisions }: Reach): FilterQuery<Complaint>[] {
  if (everywhere) return [{ divisionCode: { $ne: null } }];
  return divisions.map((division) => ({
    divisionCode: division === cityOf(division) ? { $like: `${division.slice(0, 4)}%` } : { $eq: division },
  }));
}

async function locked(em: EntityManager, id: string): Promise<Complaint> {
  const complaint = await em.findOne(Complaint, id, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  if (!complaint) throw notFound('complaint');
  return complaint;
}

async function seenIn(em: EntityManager, complaint: Complaint, now: Date): Promise<SeenComplaint> {
  return seenAt(complaint, (await em.findOneOrFail(Need, complaint.needId)).title, now);
}

function seenAt(complaint: Complaint, needTitle: string, now: Date): SeenComplaint {
  return { ...dataOf(complaint), needTitle, turn: turnOf(timesOf(complaint), now) };
}
