import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DomainError, newId, SYSTEM, type Actor } from '#libs/kernel';
import { Clock, Commands, record, load } from '#libs/platform';
import { BidOpenings } from './bid-openings.service.js';
import { planOf, type SetPlan } from './evaluation-plans.service.js';
import { EvaluationConsensus, EvaluationPlan, EvaluationScore, Evaluator } from './evaluation.entity.js';
import { drawTogether, mustBeReasoned } from './evaluation.rules.js';
import { anonymousBids, judgeOf, tiedTo, type AnonymousBid, membershipFor } from './evaluators.queries.js';
import { Need, notYetOpen } from '../need/need.entity.js';

export interface GivenScore {
  /** The number of the bid on the sheet. */
  readonly bid: number;
  readonly criterion: string;
  readonly scoreHundredths: number;
  readonly comment: string;
}

export interface AgreedScore {
  readonly bidId: string;
  readonly criterion: string;
  readonly scoreHundredths: number;
  readonly reason: string | null;
}

export interface EvaluatorAnswer {
  readonly needId: string;
  readonly conflicted: boolean;
  readonly submitted: boolean;
  readonly individualClosed: boolean;
  readonly settled: boolean;
}

export interface Sheet {
  readonly needId: string;
  readonly plan: SetPlan;
  readonly bids: readonly AnonymousBid[];
  readonly submittedAt: Date | null;
}

/** A need that a person was asked to judge, and how far that is. */
export interface OwnEvaluation {
  readonly needId: string;
  readonly title: string;
  readonly description: string;
  readonly enterpriseName: string;
  readonly bidDeadline: Date;
  readonly opened: boolean;
  readonly over: boolean;
  readonly chair: boolean;
  readonly declaredAt: Date | null;
  readonly out: boolean;
  readonly submittedAt: Date | null;
  readonly individualClosedAt: Date | null;
  readonly settledAt: Date | null;
}

/** People judge bids: each alone and without names first, then together under a chair. */
@Injectable()
export class EvaluationsService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly commands: Commands,
    private readonly openings: BidOpenings,
  ) {}

  /**
   * An evaluator says whether something ties them to a bidder. Who is tied, by the own word or by a membership, is out.
   * @throws DomainError NOT_YET_OPEN, NOT_FOUND
   */
  declare(needId: string, conflict: string | null, key: string, by: Actor): Promise<EvaluatorAnswer> {
    const command = { key, by, name: 'declareInterest', body: { needId, conflict } };
    return this.commands.run(command, async (em, now) => {
      const { need, plan } = await lockedPlan(em, needId);
      const evaluator = await load(em, Evaluator, { needId, personId: by.personId }, 'evaluation');
      if (now < need.bidDeadline) throw notYetOpen(need.bidDeadline);
      const found = conflict ?? ((await tiedTo(em, needId, by.personId)) ? 'MEMBERSHIP' : null);
      const news = found || !evaluator.declaredAt;
      if (news && !evaluator.conflictAt && !evaluator.submittedAt) {
        evaluator.declaredAt ??= now;
        if (found) {
          evaluator.conflict = found;
          evaluator.conflictAt = now;
        }
        const to = found ? 'CONFLICT' : 'DECLARED';
        const moved = { kind: 'EVALUATION' as const, id: needId, from: 'APPOINTED', to };
        record(em, {
          ...(found ? { ...moved, reason: found } : moved),
          by: membershipFor(by, need.enterpriseId),
          at: now,
        });
      }
      await em.flush();
      await closeWhenAllAreIn(em, plan, now);
      return answerOf(needId, evaluator, plan);
    });
  }

  /** The needs that a person was asked to judge, the newest first, and how far each is. */
  async ofPerson(needId: string | undefined, by: Actor): Promise<OwnEvaluation[]> {
    const em = this.em.fork();
    const now = await this.clock.now(em);
    const own = await em.find(
      Evaluator,
      { personId: by.personId, ...(needId ? { needId } : {}) },
      { orderBy: { appointedAt: 'desc', id: 'desc' }, limit: 100 },
    );
    const ids = { $in: own.map((each) => each.needId) };
    const needs = new Map((await em.find(Need, { id: ids })).map((need) => [need.id, need]));
    const plans = await em.find(EvaluationPlan, { needId: ids });
    return own.map((evaluator) => {
      const plan = plans.find((each) => each.needId === evaluator.needId);
      const need = needs.get(evaluator.needId)!;
      const { id, title, description, enterpriseName, bidDeadline, awardedAt, closedAt } = need;
      const out = Boolean(evaluator.conflictAt);
      return {
        needId: id,
        title,
        description,
        enterpriseName,
        bidDeadline,
        opened: now >= bidDeadline,
        over: out || Boolean(awardedAt ?? closedAt),
        chair: evaluator.chair,
        declaredAt: evaluator.declaredAt ?? null,
        out,
        submittedAt: evaluator.submittedAt ?? null,
        individualClosedAt: plan?.individualClosedAt ?? null,
        settledAt: plan?.settledAt ?? null,
      };
    });
  }

  /**
   * What an evaluator scores: bids by number, without names and prices.
   * @throws DomainError NOT_YET_OPEN, DECLARE_FIRST, CONFLICT_OF_INTEREST, NOT_FOUND
   */
  async sheet(needId: string, by: Actor): Promise<Sheet> {
    const em = this.em.fork();
    const { need, evaluator } = await judgeOf(em, needId, by, await this.clock.now(em));
    const { bids } = await this.openings.openedIn(em, needId);
    return {
      needId,
      plan: await planOf(em, need),
      bids: await anonymousBids(em, needId, bids),
      submittedAt: evaluator.submittedAt ?? null,
    };
  }

  /**
   * Hands in all scores of one evaluator at once, for good. With the last one the individual scores are closed.
   * @throws DomainError SCORES_INCOMPLETE, SCORES_GIVEN, EVALUATION_CLOSED, what `sheet` refuses
   */
  submit(needId: string, scores: readonly GivenScore[], key: string, by: Actor): Promise<EvaluatorAnswer> {
    const command = {
      key,
      by,
      name: 'submitScores',
      body: { needId, scores: scores.map((each) => ({ ...each })) },
    };
    return this.commands.run(command, async (em, now) => {
      const { plan } = await lockedPlan(em, needId);
      const { need, evaluator } = await judgeOf(em, needId, by, now);
      if (evaluator.submittedAt) throw new DomainError('SCORES_GIVEN');
      if (plan.individualClosedAt) throw new DomainError('EVALUATION_CLOSED');
      const { bids } = await this.openings.openedIn(em, needId);
      const sheet = await anonymousBids(em, needId, bids);
      const judged = (await planOf(em, need)).criteria.filter(({ kind }) => kind === 'JUDGED');
      const wanted = sheet.flatMap(({ number }) => judged.map(({ code }) => `${number} ${code}`));
      const given = scores.map(({ bid, criterion }) => `${bid} ${criterion}`);
      if (given.length !== wanted.length || !wanted.every((each) => given.includes(each)))
        throw new DomainError('SCORES_INCOMPLETE', {
          bids: sheet.length,
          criteria: judged.map(({ code }) => code),
        });
      for (const { bid, criterion, scoreHundredths, comment } of scores)
        em.create(EvaluationScore, {
          id: newId(),
          needId,
          evaluatorId: evaluator.id,
          bidId: sheet.find(({ number }) => number === bid)!.bidId,
          criterionCode: criterion,
          scoreHundredths,
          comment,
          scoredAt: now,
        });
      evaluator.submittedAt = now;
      const as = membershipFor(by, need.enterpriseId);
      record(em, { kind: 'EVALUATION', id: needId, from: 'DECLARED', to: 'SCORED', by: as, at: now });
      await em.flush();
      await closeWhenAllAreIn(em, plan, now);
      return answerOf(needId, evaluator, plan);
    });
  }

  /**
   * The chair goes on without those who have not scored.
   * @throws DomainError CHAIR_ONLY, SCORES_MISSING when nobody has, EVALUATION_CLOSED, what `sheet` refuses
   */
  close(needId: string, reason: string, key: string, by: Actor): Promise<EvaluatorAnswer> {
    const command = { key, by, name: 'closeIndividualScores', body: { needId, reason } };
    return this.commands.run(command, async (em, now) => {
      const { plan } = await lockedPlan(em, needId);
      const { need, evaluator } = await judgeOf(em, needId, by, now);
      if (!evaluator.chair) throw new DomainError('CHAIR_ONLY');
      if (plan.individualClosedAt) throw new DomainError('EVALUATION_CLOSED');
      if ((await em.count(Evaluator, { needId, submittedAt: { $ne: null } })) === 0)
        throw new DomainError('SCORES_MISSING');
      plan.individualClosedAt = now;
      const as = membershipFor(by, need.enterpriseId);
      record(em, { kind: 'EVALUATION', id: needId, from: 'DECLARED', to: 'CLOSED', reason, by: as, at: now });
      return answerOf(needId, evaluator, plan);
    });
  }

  /**
   * The chair writes down what the evaluators agreed on; where nothing is given, it is the mean. Once.
   * @throws DomainError CHAIR_ONLY, EVALUATION_UNDER_WAY, EVALUATION_SETTLED, DISCUSSION_NEEDED naming the first that
   * lacks a reason, SCORE_UNKNOWN, what `sheet` refuses
   */
  settle(needId: string, agreed: readonly AgreedScore[], key: string, by: Actor): Promise<EvaluatorAnswer> {
    const body = { needId, agreed: agreed.map((each) => ({ ...each })) };
    return this.commands.run({ key, by, name: 'settleScores', body }, async (em, now) => {
      const { plan } = await lockedPlan(em, needId);
      const { need, evaluator } = await judgeOf(em, needId, by, now);
      if (!evaluator.chair) throw new DomainError('CHAIR_ONLY');
      if (!plan.individualClosedAt) throw new DomainError('EVALUATION_UNDER_WAY');
      if (plan.settledAt) throw new DomainError('EVALUATION_SETTLED');
      const groups = scoresByBid(await em.find(EvaluationScore, { needId }));
      const keys = new Set(agreed.map((each) => keyOf(each.bidId, each.criterion)));
      if (keys.size !== agreed.length || [...keys].some((each) => !groups.has(each)))
        throw new DomainError('SCORE_UNKNOWN');
      for (const [key_, { bidId, criterion, scores }] of groups) {
        const said = agreed.find((each) => keyOf(each.bidId, each.criterion) === key_);
        const score = said?.scoreHundredths ?? drawTogether(scores).mean;
        if (mustBeReasoned(scores, score, plan.discussAboveHundredths) && !said?.reason)
          throw new DomainError('DISCUSSION_NEEDED', { bidId, criterion, apart: drawTogether(scores).apart });
        em.create(EvaluationConsensus, {
          id: newId(),
          needId,
          bidId,
          criterionCode: criterion,
          scoreHundredths: score,
          reason: said?.reason ?? null,
          settledBy: by.personId,
          settledAt: now,
        });
      }
      plan.settledAt = now;
      const as = membershipFor(by, need.enterpriseId);
      record(em, { kind: 'EVALUATION', id: needId, from: 'CLOSED', to: 'SETTLED', by: as, at: now });
      return answerOf(needId, evaluator, plan);
    });
  }
}

const keyOf = (bidId: string, criterion: string) => `${bidId} ${criterion}`;

export function scoresByBid(scores: readonly EvaluationScore[]) {
  const groups = new Map<string, { bidId: string; criterion: string; scores: number[] }>();
  for (const { bidId, criterionCode: criterion, scoreHundredths } of scores) {
    const key = keyOf(bidId, criterion);
    const group = groups.get(key) ?? { bidId, criterion, scores: [] };
    group.scores.push(scoreHundredths);
    groups.set(key, group);
  }
  return groups;
}

/** All who move an evaluation queue at its plan. A need without one has nothing to judge. */
async function lockedPlan(em: EntityManager, needId: string): Promise<{ need: Need; plan: EvaluationPlan }> {
  const plan = await load(em, EvaluationPlan, needId, 'evaluation', { hold: true });
  return { need: await em.findOneOrFail(Need, needId), plan };
}

async function closeWhenAllAreIn(em: EntityManager, plan: EvaluationPlan, now: Date): Promise<void> {
  const { needId } = plan;
  const [judging, submitted] = [
    await em.count(Evaluator, { needId, conflictAt: null }),
    await em.count(Evaluator, { needId, submittedAt: { $ne: null } }),
  ];
  if (plan.individualClosedAt || submitted === 0 || submitted !== judging) return;
  plan.individualClosedAt = now;
  record(em, { kind: 'EVALUATION', id: needId, from: 'DECLARED', to: 'CLOSED', by: SYSTEM, at: now });
}

function answerOf(needId: string, evaluator: Evaluator, plan: EvaluationPlan): EvaluatorAnswer {
  return {
    needId,
    conflicted: Boolean(evaluator.conflictAt),
    submitted: Boolean(evaluator.submittedAt),
    individualClosed: Boolean(plan.individualClosedAt),
    settled: Boolean(plan.settledAt),
  };
}
