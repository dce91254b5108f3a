import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DomainError, newId, notFound, type Actor } from '#libs/kernel';
import { Commands, dataOf, record, type Data } from '#libs/platform';
import { ProviderCopy } from '../copies/copies.entity.js';
import { Need } from '../need/need.entity.js';
import { NeedAnswer, type DeclineReason } from './need-answer.entity.js';

const LISTED = 100;

export interface Answering {
  readonly needId: string;
  readonly providerId: string;
  readonly accepts: boolean;
  readonly reason?: DeclineReason | undefined;
  readonly note: string;
}

/** Providers say to needs whether they want to bid. */
@Injectable()
export class AnswersService {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
  ) {}

  /**
   * Accepts or declines an open need; a later answer takes the place of an earlier one.
   * @throws DomainError DECLINE_REASON (a reason belongs to declining, and to that only), NOT_FOUND
   */
  answer(answering: Answering, key: string, by: Actor): Promise<Data<NeedAnswer>> {
    const { needId, providerId, accepts, note } = answering;
    const reason = answering.reason ?? null;
    const body = { needId, providerId, accepts, reason, note };
    return this.commands.run({ key, by, name: 'answerNeed', body }, async (em, now) => {
      const as = by.actingAs('need.answer', { organisationId: providerId }, 'need');
      if (accepts !== (reason === null)) throw new DomainError('DECLINE_REASON');
      const provider = await em.findOne(ProviderCopy, { id: providerId, standing: 'GOOD' });
      // Those who answer at the same moment for one provider queue here.
      const need = provider && (await em.findOne(Need, needId, { lockMode: LockMode.PESSIMISTIC_WRITE }));
      if (!need || need.stateAt(now) !== 'OPEN') throw notFound('need');
      const facts = { accepts, reason, note, answeredBy: by.personId, answeredAt: now };
      const earlier = await em.findOne(NeedAnswer, { needId, providerId });
      const answer = earlier
        ? em.assign(earlier, facts)
        : em.create(NeedAnswer, { id: newId(), needId, providerId, ...facts });
      const moved = { kind: 'NEED_ANSWER' as const, id: answer.id, from: earlier ? 'ANSWERED' : null };
      record(em, { ...moved, to: accepts ? 'ACCEPTED' : 'DECLINED', by: as, at: now });
      await em.flush();
      return dataOf(answer);
    });
  }

  /** What providers said to a need, newest first, for members of its enterprise. @throws DomainError NOT_FOUND */
  async ofNeed(needId: string, by: Actor): Promise<NeedAnswer[]> {
    const em = this.em.fork();
    const need = await em.findOne(Need, needId);
    if (!need || !by.may('match.read', { organisationId: need.enterpriseId })) throw notFound('need');
    return em.find(NeedAnswer, { needId }, { orderBy: { answeredAt: 'desc', id: 'desc' }, limit: LISTED });
  }
}
