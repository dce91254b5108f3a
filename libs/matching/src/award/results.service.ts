import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DomainError, notFound, type Actor, type Fen } from '#libs/kernel';
import { Clock, load } from '#libs/platform';
import { Award, Complaint, DirectPurchase } from './award.entity.js';
import { timesOf } from './award.queries.js';
import { BidOpenings } from '../evaluation/bid-openings.service.js';
import { Bid, SealingTrustee } from '../bid/bid.entity.js';
import type { BidLine, Confidence } from '../bid/bid.rules.js';
import { turnOf } from './complaint.rules.js';
import { isJudged, planOf } from '../evaluation/evaluation-plans.service.js';
import {
  Clarification,
  EvaluationConsensus,
  EvaluationScore,
  Evaluator,
} from '../evaluation/evaluation.entity.js';
import { drawTogether, type ComparedBid } from '../evaluation/evaluation.rules.js';
import { scoresByBid } from '../evaluation/evaluations.service.js';
import { assertMaySeeNames, numbersOf, referenceTo } from '../evaluation/evaluators.queries.js';
import { procedureOf, type Procedure } from './procedure.rules.js';
import { BidComparisons, type Comparison } from './comparison.service.js';
import { Contract } from '../contract/contract.entity.js';
import { needsSeenBy } from '../need/seen-needs.queries.js';
import { releasedKey } from '../bid/sealing-state.queries.js';
import { Need } from '../need/need.entity.js';

/** What a bidder is told of its own bid once the need is awarded. */
export interface BidResult {
  readonly bidId: string;
  readonly won: boolean;
  readonly comparison: ComparedBid;
  readonly bids: number;
  readonly awardReason: string;
  readonly deviationReason: string | null;
  /** Null where the plan keeps them from losers. */
  readonly winnerTotalHundredths: number | null;
  readonly winnerPriceFen: Fen | null;
  /** Until when it may complain; null where the rules give no standstill. */
  readonly complaintUntil: Date | null;
  readonly awardWithdrawnAt: Date | null;
}

/** A bid as its rivals see it after the award. */
export interface RivalBid {
  readonly id: string;
  readonly providerId: string;
  readonly priceFen: Fen;
  readonly deliveryMonths: number;
  readonly lines: readonly BidLine[] | null;
  readonly milestones: readonly { readonly title: string; readonly dueInMonths: number }[] | null;
  readonly proposal: string | null;
  readonly confidential: readonly Confidence[];
}

export interface PanelScore {
  readonly bidId: string;
  /** On the sheets of the evaluators. */
  readonly number: number;
  readonly criterion: string;
  readonly given: readonly {
    readonly person: { readonly id: string } | null;
    readonly personId: string;
    readonly scoreHundredths: number;
    readonly comment: string;
  }[];
  readonly meanHundredths: number;
  readonly apartHundredths: number;
  readonly mustDiscuss: boolean;
  readonly agreedHundredths: number | null;
  readonly reason: string | null;
}

/** What people are told: where a need stands, how the bids compare, and why. */
@Injectable()
export class ResultsService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly openings: BidOpenings,
    private readonly comparisons: BidComparisons,
  ) {}

  /** Where a need stands, for everyone who may see it. @throws DomainError NOT_FOUND */
  async procedure(needId: string, by: Actor): Promise<Procedure & { needId: string }> {
    const em = this.em.fork();
    const now = await this.clock.now(em);
    const need = await load(em, Need, { $and: [{ id: needId }, await needsSeenBy(em, by, now)] }, 'need');
    const plan = await planOf(em, need);
    const award = await em.findOne(Award, { needId, withdrawnAt: null });
    const direct = await em.findOne(DirectPurchase, { needId });
    const clarifications = await em.find(Clarification, { needId, decidedAt: null });
    const complaints = award ? await em.find(Complaint, { awardId: award.id }) : [];
    const past = now >= need.bidDeadline;
    const facts = {
      bidDeadline: need.bidDeadline,
      over: ['CANCELLED', 'EXPIRED'].includes(need.stateAt(now)),
      awaitsSecondKey: (await em.count(SealingTrustee, { needId, handedInAt: null })) > 0,
      bids: past ? await em.count(Bid, { needId, replacedAt: null }) : 0,
      judged: isJudged(plan),
      individualClosed: plan.individualClosedAt !== null,
      settled: plan.settledAt !== null,
      clarifications: clarifications.map(({ answeredAt, answerBy }) =>
        !answeredAt && now < answerBy ? answerBy : null,
      ),
      award: award && { standstillUntil: award.standstillUntil ?? null, signBy: award.signBy ?? null },
      complaints: complaints.map((complaint) => turnOf(timesOf(complaint), now)),
      contractDrafted: (await em.count(Contract, { needId, state: 'DRAFTED' })) > 0,
      direct: direct && { answerBy: direct.answerBy, accepted: direct.accepted ?? null },
    };
    return { needId, ...procedureOf(facts, now) };
  }

  /**
   * The bids side by side with what each criterion adds, for the enterprise and the auditor.
   * @throws DomainError NOT_YET_OPEN, SEALING_KEY_AWAITED, EVALUATION_UNDER_WAY while people judge, NOT_FOUND
   */
  async comparison(needId: string, by: Actor): Promise<Comparison> {
    const em = this.em.fork();
    const need = await ownNeed(em, needId, by);
    await assertMaySeeNames(em, needId, by);
    const comparison = await this.comparisons.of(em, need);
    if (!comparison.complete) throw new DomainError('EVALUATION_UNDER_WAY');
    return comparison;
  }

  /**
   * All individual scores, once they are closed, for the enterprise, its evaluators and the auditor.
   * @throws DomainError EVALUATION_UNDER_WAY, CONFLICT_OF_INTEREST, NOT_FOUND
   */
  async panel(needId: string, by: Actor): Promise<PanelScore[]> {
    const em = this.em.fork();
    const evaluator = await em.findOne(Evaluator, { needId, personId: by.personId });
    const need = evaluator ? await em.findOneOrFail(Need, needId) : await ownNeed(em, needId, by);
    await assertMaySeeNames(em, needId, by);
    const plan = await planOf(em, need);
    if (!plan.individualClosedAt) throw new DomainError('EVALUATION_UNDER_WAY');
    const scores = await em.find(EvaluationScore, { needId });
    const agreed = await em.find(EvaluationConsensus, { needId });
    const { bids } = await this.openings.openedIn(em, needId);
    const numbers = numbersOf(needId, bids);
    const people = new Map((await em.find(Evaluator, { needId })).map(({ id, personId }) => [id, personId]));
    return [...scoresByBid(scores).values()].map(({ bidId, criterion, scores: given }) => {
      const { mean, apart } = drawTogether(given);
      const of = (each: { bidId: string; criterionCode: string }) =>
        each.bidId === bidId && each.criterionCode === criterion;
      const settled = agreed.find(of);
      return {
        bidId,
        number: numbers.get(bidId)!,
        criterion,
        given: scores.filter(of).map(({ evaluatorId, scoreHundredths, comment }) => ({
          person: referenceTo(people.get(evaluatorId)!),
          personId: people.get(evaluatorId)!,
          scoreHundredths,
          comment,
        })),
        meanHundredths: mean,
        apartHundredths: apart,
        mustDiscuss: apart > plan.discussAboveHundredths,
        agreedHundredths: settled?.scoreHundredths ?? null,
        reason: settled?.reason ?? null,
      };
    });
  }

  /**
   * The results of the person's own bids for a need, of its newest award: the reasons to losers, and to the winner.
   * @throws DomainError NOT_FOUND before an award and for those who did not bid
   */
  async ofOwnBids(needId: string, by: Actor): Promise<BidResult[]> {
    const em = this.em.fork();
    const { own: ids, award, need } = await this.bidderAt(em, needId, by);
    const plan = await planOf(em, need);
    const { bids } = await this.openings.openedIn(em, needId);
    const winner = bids.find(({ id }) => id === award.bidId);
    const compared = award.comparison ?? [];
    return compared
      .filter(({ bidId }) => ids.includes(bidId))
      .map((own) => ({
        bidId: own.bidId,
        won: own.bidId === award.bidId,
        comparison: own,
        bids: compared.length,
        awardReason: award.reason,
        deviationReason: award.deviationReason ?? null,
        winnerTotalHundredths: plan.discloseWinner
          ? (compared.find(({ bidId }) => bidId === award.bidId)?.totalHundredths ?? null)
          : null,
        winnerPriceFen: plan.discloseWinner ? (winner?.priceFen ?? null) : null,
        complaintUntil: award.standstillUntil ?? null,
        awardWithdrawnAt: award.withdrawnAt ?? null,
      }));
  }

  /**
   * The bids of the rivals, after the award, for those who bid as well: what is confidential is left out, with the reason.
   * @throws DomainError NOT_FOUND before an award and for those who did not bid
   */
  async rivals(needId: string, by: Actor): Promise<RivalBid[]> {
    const em = this.em.fork();
    const { own } = await this.bidderAt(em, needId, by);
    const { bids } = await this.openings.openedIn(em, needId);
    return bids
      .filter(({ id }) => !own.includes(id))
      .map(({ id, providerId, priceFen, deliveryMonths, lines, milestones, proposal, confidential }) => {
        const hidden = new Set(confidential.map(({ part }) => part));
        return {
          id,
          providerId,
          priceFen,
          deliveryMonths,
          lines: hidden.has('LINES') ? null : lines,
          milestones: hidden.has('MILESTONES') ? null : milestones,
          proposal: hidden.has('PROPOSAL') ? null : proposal,
          confidential,
        };
      });
  }

  /** Somebody who bid for a need that was awarded. */
  private async bidderAt(em: EntityManager, needId: string, by: Actor) {
    const providerId = { $in: by.organisations('PROVIDER', 'bid.read') };
    const own = await em.find(Bid, { needId, providerId, replacedAt: null }, { fields: ['id'] });
    const award = await em.findOne(Award, { needId }, { orderBy: { awardedAt: 'desc' } });
    const need = await em.findOne(Need, needId);
    if (!need || !award?.comparison || own.length === 0 || !(await releasedKey(em, needId))?.open)
      throw notFound('award');
    return { own: own.map(({ id }) => id), award, need };
  }
}

/** @throws DomainError NOT_FOUND for a need that is not of the person's enterprise or audit */
async function ownNeed(em: EntityManager, needId: string, by: Actor): Promise<Need> {
  const need = await em.findOne(Need, needId);
  const scope = need && { organisationId: need.enterpriseId, divisionCode: need.divisionCode };
  if (!need || !by.may('bid.read', scope!)) throw notFound('need');
  return need;
}
