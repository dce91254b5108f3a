import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { dayOf, notFound } from '#libs/kernel';
import { Clock } from '#libs/platform';
import { isInPool } from '../copies/provider-pool.js';
import { Round } from '../round/round.entity.js';
import { rulesOfVersion } from '../scheme/rules-of-version.js';
import { resultsOf, type RuleResult, type Verdict } from '../rules/eligibility.rules.js';
import type { CheckEligibilityInput, EligibilityCheckView } from './eligibility.views.js';

/** Answers "am I eligible?" by the rules that a claim is judged by. Nothing of it is kept. */
@Injectable()
export class EligibilityService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError NOT_FOUND for a round that is not published */
  async check(input: CheckEligibilityInput): Promise<EligibilityCheckView> {
    const em = this.em.fork();
    const { roundId, contractSignedOn, costKinds, providerId, ...given } = input;
    const round = await em.findOne(Round, roundId);
    if (!round || round.state === 'PROPOSED') throw notFound('round');
    const rules = await rulesOfVersion(em, round.schemeVersionId);
    const facts = {
      divisionCode: given.divisionCode ?? null,
      industryCode: given.industryCode ?? null,
      establishedOn: given.establishedOn ?? null,
      priorYearRevenueFen: given.priorYearRevenueFen ?? null,
      fiscalViolation: given.fiscalViolation ?? null,
      signedOn: contractSignedOn ?? null,
      providerInPool: providerId ? await isInPool(em, providerId) : null,
      hadVoucher: given.hadVoucher ?? null,
      otherFiscalSupport: given.otherFiscalSupport ?? null,
      eligibleSpend: costKinds
        ? {
            some: costKinds.some((kind) => rules.eligibleCostKinds.value.includes(kind)),
            found: costKinds.join(', '),
          }
        : null,
    };
    const results = resultsOf(facts, rules, dayOf(await this.clock.now(em)));
    return { roundId, schemeVersionId: round.schemeVersionId, verdict: overall(results), results };
  }
}

function overall(results: readonly RuleResult[]): Verdict {
  const verdicts = new Set(results.map(({ verdict }) => verdict));
  if (verdicts.has('FAIL')) return 'FAIL';
  return verdicts.has('NEEDS_REVIEW') ? 'NEEDS_REVIEW' : 'PASS';
}
