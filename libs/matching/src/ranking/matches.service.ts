import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { dayOf, notFound, type Actor } from '#libs/kernel';
import { AdmittedProvider, CatalogueSolution } from '../copies.entity.js';
import { Need } from '../need/need.entity.js';
import type { RankedNeed } from './ranking.facts.js';
import { recommend, type Recommendation } from './ranking.rules.js';
import { SHIPPED_RANKING } from './rankings.js';

/** Finds the solutions that fit a need, and says why. */
@Injectable()
export class MatchesService {
  constructor(private readonly em: EntityManager) {}

  /**
   * The best solutions and the nearest misses for a need, for members of its enterprise only.
   * @param first how many of each
   * @throws DomainError NOT_FOUND when the need is absent or another's
   */
  async forNeed(needId: string, first: number, by: Actor): Promise<Recommendation> {
    const em = this.em.fork();
    const need = await em.findOne(Need, needId);
    if (!need || !by.may('match.read', { organisationId: need.enterpriseId })) throw notFound('Need');
    return recommend(factsOf(need), await candidates(em, need.scenario), SHIPPED_RANKING, first);
  }
}

/** What serves the scenario, by providers of the pool; whoever serves another scene is no near miss. */
function candidates(em: EntityManager, scenario: string): Promise<CatalogueSolution[]> {
  const admitted = em.createQueryBuilder(AdmittedProvider, 'provider').select('id');
  return em
    .createQueryBuilder(CatalogueSolution, 'solution')
    .where({ scenarios: { $contains: [scenario] }, providerId: { $in: admitted.getNativeQuery() } })
    .getResultList();
}

function factsOf(need: Need): RankedNeed {
  return {
    title: need.title,
    description: need.description,
    scenario: need.scenario,
    industryCode: need.industryCode,
    sizeClass: need.sizeClass,
    cityCode: need.cityCode,
    protocols: need.protocols,
    integrations: need.integrations,
    budgetToFen: need.budgetToFen,
    beginsOn: dayOf(need.bidDeadline),
    deliverBy: need.deliverBy,
    weakScenes: need.weakScenes,
  };
}
