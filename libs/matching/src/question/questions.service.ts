import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DomainError, inShanghai, newId, notFound, type Actor } from '#libs/kernel';
import { Clock, Commands, record, load } from '#libs/platform';
import { ProviderCopy } from '../copies/copies.entity.js';
import { needsSeenBy } from '../need/seen-needs.queries.js';
import { Need } from '../need/need.entity.js';
import { assertSecret } from '../need/publication.js';
import { namesIn } from '../need/secrecy.rules.js';
import { Question } from './question.entity.js';
import type { QuestionView } from './question.views.js';

const MOST_OF_A_PROVIDER = 20;

/** Questions and answers of a need: public to all who may see it, the askers hidden from each other and the enterprise. */
@Injectable()
export class QuestionsService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly commands: Commands,
  ) {}

  /**
   * Asks, before the cut-off of the need.
   * @throws DomainError NOT_FOUND, PROVIDER_NOT_ADMITTED, NEED_NOT_OPEN, QUESTIONS_CLOSED, QUESTION_NAMES_ASKER,
   * TOO_MANY_QUESTIONS
   */
  ask(needId: string, providerId: string, text: string, key: string, by: Actor): Promise<QuestionView> {
    const body = { needId, providerId, text };
    return this.commands.run({ key, by, name: 'askQuestion', body }, async (em, now) => {
      const as = by.actingAs('question.ask', { organisationId: providerId }, 'provider');
      const provider = await em.findOne(ProviderCopy, providerId);
      if (!provider || provider.standing !== 'GOOD') throw new DomainError('PROVIDER_NOT_ADMITTED');
      // Held, so that numbers run on without a gap and a cut-off is before or after the whole of it.
      const need = await em.findOne(
        Need,
        { $and: [{ id: needId }, await needsSeenBy(em, by, now)] },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      if (!need) throw notFound('need');
      if (need.stateAt(now) !== 'OPEN') throw new DomainError('NEED_NOT_OPEN', { state: need.stateAt(now) });
      if (now >= need.questionsUntil)
        throw new DomainError('QUESTIONS_CLOSED', { questionsUntil: inShanghai(need.questionsUntil) });
      const names = namesIn(text, provider.name);
      if (names.length > 0) throw new DomainError('QUESTION_NAMES_ASKER', { names });
      if ((await em.count(Question, { needId, providerId })) >= MOST_OF_A_PROVIDER)
        throw new DomainError('TOO_MANY_QUESTIONS', { most: MOST_OF_A_PROVIDER });
      const question = em.create(Question, {
        id: newId(),
        needId,
        number: (await em.count(Question, { needId })) + 1,
        providerId,
        askedBy: by.personId,
        askedAt: now,
        text,
      });
      record(em, { kind: 'QUESTION', id: question.id, from: null, to: 'ASKED', by: as, at: now });
      return questionView(question, [providerId]);
    });
  }

  /**
   * Answers for everybody, before the deadline for bids; once.
   * @throws DomainError NOT_FOUND, NEED_NOT_OPEN, QUESTION_ANSWERED, SECRET_IN_TEXT
   */
  answer(id: string, answer: string, key: string, by: Actor): Promise<QuestionView> {
    return this.commands.run({ key, by, name: 'answerQuestion', body: { id, answer } }, async (em, now) => {
      const question = await load(em, Question, id, 'question', { hold: true });
      const need = await em.findOneOrFail(Need, question.needId);
      const as = by.actingAs('question.answer', { organisationId: need.enterpriseId }, 'question');
      if (need.stateAt(now) !== 'OPEN') throw new DomainError('NEED_NOT_OPEN', { state: need.stateAt(now) });
      if (question.answeredAt) throw new DomainError('QUESTION_ANSWERED');
      const { hiddenFields, enterpriseName } = need;
      assertSecret({ hiddenFields, title: '', description: answer }, enterpriseName);
      question.answer = answer;
      question.answeredBy = by.personId;
      question.answeredAt = now;
      record(em, { kind: 'QUESTION', id: id, from: 'ASKED', to: 'ANSWERED', by: as, at: now });
      return questionView(question, []);
    });
  }

  /** All questions of a need that this person may see, in their order. @throws DomainError NOT_FOUND */
  async of(needId: string, by: Actor): Promise<QuestionView[]> {
    const em = this.em.fork();
    const now = await this.clock.now(em);
    await load(em, Need, { $and: [{ id: needId }, await needsSeenBy(em, by, now)] }, 'need');
    const own = by.organisations('PROVIDER', 'need.read');
    const questions = await em.find(Question, { needId }, { orderBy: { number: 'asc' } });
    return questions.map((question) => questionView(question, own));
  }
}

function questionView(question: Question, own: readonly string[]): QuestionView {
  const { id, needId, number, text, askedAt, answer, answeredAt, providerId } = question;
  return {
    id,
    needId,
    number,
    text,
    askedAt,
    own: own.includes(providerId),
    answer: answer ?? null,
    answeredAt: answeredAt ?? null,
  };
}
