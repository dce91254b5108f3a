import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { inBand, DomainError, newId, type Actor } from '#libs/kernel';
import { Clock, Commands, record, load } from '#libs/platform';
import { policyAt } from '#libs/policy';
import { PROCUREMENT } from '../policy/procurement.policy.js';
import { EvaluationCriterion, EvaluationPlan, Evaluator } from './evaluation.entity.js';
import { DEFAULT_PLAN, faultOf, type Plan } from './evaluation.rules.js';
import { referenceTo } from './evaluators.queries.js';
import { beforeFirstBid } from '../bid/sealing-keys.service.js';
import { needsSeenBy } from '../need/seen-needs.queries.js';
import { Need } from '../need/need.entity.js';
import { seesWhole } from '../need/needs.service.js';

export interface PlanDraft extends Plan {
  readonly discloseWinner: boolean;
  readonly standstillDays: number | null;
}

/** How the bids of a need will be compared, with what the rules in force ask of the award. */
export interface SetPlan extends PlanDraft {
  readonly needId: string;
  /** Null: nothing was set, and the price decides. */
  readonly setAt: Date | null;
  readonly individualClosedAt: Date | null;
  readonly settledAt: Date | null;
  readonly rulesVersion: string;
  /** How many bids there should be. */
  readonly leastBids: number;
}

/** A plan as a person may see it: how many bids there should be tells the band of a budget, so it is hidden with it. */
export type SeenPlan = Omit<SetPlan, 'leastBids'> & { readonly leastBids: number | null };

/** Somebody whom the enterprise asked, and how far they are. */
export interface SeenEvaluator {
  readonly person: { readonly id: string } | null;
  readonly personId: string;
  readonly chair: boolean;
  readonly appointedAt: Date;
  readonly declaredAt: Date | null;
  readonly outBecause: string | null;
  readonly submittedAt: Date | null;
}

/** What a need says beforehand of the comparison of its bids, and who is to judge them. */
@Injectable()
export class EvaluationPlansService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly commands: Commands,
  ) {}

  /**
   * Sets the criteria: once, and before the first bid.
   * @throws DomainError EVALUATION_PLAN, TERMS_FIXED, NOT_FOUND
   */
  set(needId: string, draft: PlanDraft, key: string, by: Actor): Promise<SetPlan> {
    const body = { needId, ...draft, criteria: draft.criteria.map((each) => ({ ...each })) };
    return this.commands.run({ key, by, name: 'setEvaluation', body }, async (em, now) => {
      const need = await load(em, Need, needId, 'need', { hold: true });
      const as = by.actingAs('evaluation.set', { organisationId: need.enterpriseId }, 'need');
      const fault = faultOf(draft);
      if (fault) throw new DomainError('EVALUATION_PLAN', { fault });
      if ((await em.findOne(EvaluationPlan, needId)) || !(await beforeFirstBid(em, need, now)))
        throw new DomainError('TERMS_FIXED');
      const { criteria, ...terms } = draft;
      em.create(EvaluationPlan, { needId, ...terms, setBy: by.personId, setAt: now });
      criteria.forEach((each, position) =>
        em.create(EvaluationCriterion, { id: newId(), needId, position, ...each }),
      );
      record(em, { kind: 'EVALUATION', id: needId, from: null, to: 'SET', by: as, at: now });
      await em.flush();
      return planOf(em, need);
    });
  }

  /**
   * Asks people to judge. Whether something ties them to a bidder shows after the deadline only: an answer now would
   * tell who bid.
   * @throws DomainError EVALUATOR_TWICE, CHAIR_ONCE, EVALUATION_CLOSED, NOT_FOUND
   */
  appoint(
    needId: string,
    people: readonly { personId: string; chair: boolean }[],
    key: string,
    by: Actor,
  ): Promise<{ needId: string; evaluators: number }> {
    const body = { needId, people: people.map((each) => ({ ...each })) };
    return this.commands.run({ key, by, name: 'appointEvaluators', body }, async (em, now) => {
      const need = await load(em, Need, needId, 'need', { hold: true });
      const as = by.actingAs('evaluation.appoint', { organisationId: need.enterpriseId }, 'need');
      const plan = await em.findOne(EvaluationPlan, needId);
      if (plan?.individualClosedAt) throw new DomainError('EVALUATION_CLOSED');
      const appointed = await em.find(Evaluator, { needId });
      const all = [...appointed.map(({ personId }) => personId), ...people.map(({ personId }) => personId)];
      if (new Set(all).size !== all.length) throw new DomainError('EVALUATOR_TWICE');
      const chairs = [...appointed.filter(({ conflictAt }) => !conflictAt), ...people].filter(
        ({ chair }) => chair,
      );
      if (chairs.length > 1) throw new DomainError('CHAIR_ONCE');
      for (const { personId, chair } of people) {
        const id = newId();
        em.create(Evaluator, {
          id,
          needId,
          personId,
          chair,
          appointedBy: by.personId,
          appointedAt: now,
        });
        record(em, {
          kind: 'EVALUATION',
          id: needId,
          from: null,
          to: 'APPOINTED',
          reason: personId,
          by: as,
          at: now,
        });
      }
      return { needId, evaluators: all.length };
    });
  }

  /** The enterprise relieves somebody whom it asked, before the individual scores are closed. @throws DomainError EVALUATION_CLOSED, NOT_FOUND */
  relieve(
    needId: string,
    personId: string,
    reason: string,
    key: string,
    by: Actor,
  ): Promise<{ needId: string; evaluators: number }> {
    const command = { key, by, name: 'relieveEvaluator', body: { needId, personId, reason } };
    return this.commands.run(command, async (em, now) => {
      const need = await load(em, Need, needId, 'need', { hold: true });
      const as = by.actingAs('evaluation.appoint', { organisationId: need.enterpriseId }, 'need');
      const plan = await em.findOne(EvaluationPlan, needId);
      if (plan?.individualClosedAt) throw new DomainError('EVALUATION_CLOSED');
      const evaluator = await load(
        em,
        Evaluator,
        {
          needId,
          personId,
          conflictAt: null,
          submittedAt: null,
        },
        'evaluator',
      );
      evaluator.conflict = reason;
      evaluator.conflictAt = now;
      record(em, {
        kind: 'EVALUATION',
        id: needId,
        from: 'APPOINTED',
        to: 'RELIEVED',
        reason,
        by: as,
        at: now,
      });
      await em.flush();
      return { needId, evaluators: await em.count(Evaluator, { needId, conflictAt: null }) };
    });
  }

  /** Who judges, in the order in which they were asked, for the enterprise and the auditor. @throws DomainError NOT_FOUND */
  async evaluators(needId: string, by: Actor): Promise<SeenEvaluator[]> {
    const em = this.em.fork();
    const need = await load(em, Need, needId, 'need');
    const { enterpriseId: organisationId, divisionCode } = need;
    by.actingAs('bid.read', { organisationId, divisionCode }, 'need');
    const all = await em.find(
      Evaluator,
      { needId },
      { orderBy: { chair: 'desc', appointedAt: 'asc', id: 'asc' } },
    );
    return all.map(({ personId, chair, appointedAt, declaredAt, conflict, submittedAt }) => ({
      person: referenceTo(personId),
      personId,
      chair,
      appointedAt,
      declaredAt: declaredAt ?? null,
      outBecause: conflict ?? null,
      submittedAt: submittedAt ?? null,
    }));
  }

  /** For everyone who may see the need. @throws DomainError NOT_FOUND */
  async of(needId: string, by: Actor): Promise<SeenPlan> {
    const em = this.em.fork();
    const visible = await needsSeenBy(em, by, await this.clock.now(em));
    const need = await load(em, Need, { $and: [{ id: needId }, visible] }, 'need');
    const plan = await planOf(em, need);
    const hidden = need.hiddenFields.includes('BUDGET') && !seesWhole(by, need);
    return hidden ? { ...plan, leastBids: null } : plan;
  }
}

/** The plan of a need: what was set, or that the price decides. */
export async function planOf(em: EntityManager, need: Need): Promise<SetPlan> {
  const rules = await policyAt(em, PROCUREMENT, need.publishedAt);
  const plan = await em.findOne(EvaluationPlan, need.id);
  const criteria = await em.find(EvaluationCriterion, { needId: need.id }, { orderBy: { position: 'asc' } });
  return {
    needId: need.id,
    criteria: plan
      ? criteria.map(({ code, title, kind, weightBasisPoints, minimumHundredths }) => ({
          code,
          title,
          kind,
          weightBasisPoints,
          minimumHundredths: minimumHundredths ?? null,
        }))
      : DEFAULT_PLAN.criteria,
    minimumTotalHundredths: plan?.minimumTotalHundredths ?? null,
    discussAboveHundredths: plan?.discussAboveHundredths ?? DEFAULT_PLAN.discussAboveHundredths,
    discloseWinner: plan?.discloseWinner ?? true,
    standstillDays: plan?.standstillDays ?? null,
    setAt: plan?.setAt ?? null,
    individualClosedAt: plan?.individualClosedAt ?? null,
    settledAt: plan?.settledAt ?? null,
    rulesVersion: String(rules.version),
    leastBids: inBand(rules.leastBids, need.budgetToFen),
  };
}

/** Whether people have to judge; else everything follows from the bids by formulas. */
export function isJudged({ criteria }: Plan): boolean {
  return criteria.some(({ kind }) => kind === 'JUDGED');
}
