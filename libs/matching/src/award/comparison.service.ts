import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { policyAt } from '#libs/policy';
import { PROCUREMENT, type ProcurementRules } from '../policy/procurement.policy.js';
import { Award } from './award.entity.js';
import type { OpenedBid } from '../bid/bid.rules.js';
import { BidOpenings, type VoidBid } from '../evaluation/bid-openings.service.js';
import { isJudged, planOf, type SetPlan } from '../evaluation/evaluation-plans.service.js';
import { Clarification, EvaluationConsensus } from '../evaluation/evaluation.entity.js';
import {
  comparedBids,
  type Entry,
  type OutBecause,
  type ComparedBid,
} from '../evaluation/evaluation.rules.js';
import { isAbnormallyLow } from '../evaluation/procurement.rules.js';
import { ProviderCopy } from '../copies/copies.entity.js';
import type { Need } from '../need/need.entity.js';

/** The bids of a need side by side. */
export interface Comparison {
  readonly plan: SetPlan;
  readonly rules: ProcurementRules;
  readonly bids: readonly OpenedBid[];
  readonly voidBids: readonly VoidBid[];
  /** The best first; scores that people give count once they are settled. */
  readonly compared: readonly ComparedBid[];
  /** Whether nothing that decides the order is missing. */
  readonly complete: boolean;
  /** Bids whose low price is not explained yet, to the enterprise's content. */
  readonly lowPriced: ReadonlySet<string>;
  /** Bids of which something is asked that is not decided yet. */
  readonly asked: ReadonlySet<string>;
}

/** Compares the bids of a need by what was set beforehand. */
@Injectable()
export class BidComparisons {
  constructor(private readonly openings: BidOpenings) {}

  /** @throws DomainError NOT_YET_OPEN, SEALING_KEY_AWAITED */
  async of(em: EntityManager, need: Need): Promise<Comparison> {
    const { bids, voidBids } = await this.openings.openedIn(em, need.id);
    const plan = await planOf(em, need);
    const rules = await policyAt(em, PROCUREMENT, need.publishedAt);
    const clarifications = await em.find(Clarification, { needId: need.id });
    const agreed = await em.find(EvaluationConsensus, { needId: need.id });
    const out = await outOf(em, need.id, bids, clarifications);
    const entries = bids.map(({ id, priceFen, deliveryMonths }): Entry => ({
      bidId: id,
      priceFen,
      deliveryMonths,
      judged: Object.fromEntries(
        agreed
          .filter(({ bidId }) => bidId === id)
          .map(({ criterionCode, scoreHundredths }) => [criterionCode, scoreHundredths]),
      ),
      outBecause: out.get(id) ?? null,
    }));
    const explained = clarifications.filter(({ kind, accepted }) => kind === 'LOW_PRICE' && accepted);
    const inside = bids.filter(({ id }) => !out.has(id));
    const low = inside.filter(
      (bid) =>
        !explained.some(({ bidId }) => bidId === bid.id) &&
        isAbnormallyLow(
          bid.priceFen,
          bids.filter(({ id }) => id !== bid.id).map(({ priceFen }) => priceFen),
          need.budgetFromFen,
          rules,
        ),
    );
    return {
      plan,
      rules,
      bids,
      voidBids,
      compared: comparedBids(plan, entries),
      complete: !isJudged(plan) || plan.settledAt !== null,
      lowPriced: new Set(low.map(({ id }) => id)),
      asked: new Set(clarifications.filter(({ decidedAt }) => !decidedAt).map(({ bidId }) => bidId)),
    };
  }
}

/** The bids that have no place in the order, whatever their scores. */
async function outOf(
  em: EntityManager,
  needId: string,
  bids: readonly OpenedBid[],
  clarifications: readonly Clarification[],
): Promise<Map<string, OutBecause>> {
  const out = new Map<string, OutBecause>();
  const providers = {
    id: { $in: bids.map(({ providerId }) => providerId) },
    standing: { $ne: 'GOOD' as const },
  };
  const unfit = new Set((await em.find(ProviderCopy, providers)).map(({ id }) => id));
  for (const { id, providerId } of bids)
    if (unfit.has(providerId)) out.set(id, 'PROVIDER_NOT_IN_GOOD_STANDING');
  for (const { bidId, kind, accepted } of clarifications)
    if (accepted === false) out.set(bidId, kind === 'LOW_PRICE' ? 'LOW_PRICE_REJECTED' : 'MISSING_PARTS');
  for (const { bidId } of await em.find(Award, { needId, withdrawnAt: { $ne: null } }))
    out.set(bidId, 'AWARD_WITHDRAWN');
  return out;
}
