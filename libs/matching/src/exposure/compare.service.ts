import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { dayOf, notFound, type Actor } from '#libs/kernel';
import { Clock } from '#libs/platform';
import { Need } from '../need/need.entity.js';
import { contributionsOf, type Contribution } from '../scoring/contribution.rules.js';
import { factsOf } from '../ranking/matches.service.js';
import { obstaclesOf, withChanges, type Obstacle } from '../scoring/obstacle.rules.js';
import { CandidatesService } from '../ranking/candidates.service.js';
import { prepareNeed, prepareSolution } from '../scoring/prepared.rules.js';

/** A solution beside others. */
export interface Compared {
  readonly solutionId: string;
  readonly providerId: string;
  /** What stands in its way; the score is then the one that it would have. */
  readonly obstacles: readonly Obstacle[];
  readonly scoreHundredths: number;
  readonly contributions: readonly Contribution[];
}

/** Puts solutions side by side, criterion by criterion. */
@Injectable()
export class CompareService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly candidates: CandidatesService,
  ) {}

  /** In the order in which they were asked for. @throws DomainError NOT_FOUND for a need or a solution */
  async compare(needId: string, solutionIds: readonly string[], by: Actor): Promise<Compared[]> {
    const em = this.em.fork();
    const need = await em.findOne(Need, needId);
    if (!need || !by.may('match.read', { organisationId: need.enterpriseId })) throw notFound('need');
    const facts = factsOf(need, dayOf(await this.clock.now(em)));
    const candidates = await this.candidates.current();
    const { ranking } = candidates.catalogue;
    const members = new Map(
      candidates.of(need.scenario).members.map(({ solution }) => [solution.id, solution]),
    );
    return solutionIds.map((id) => {
      const solution = members.get(id);
      if (!solution) throw notFound('solution');
      const obstacles = obstaclesOf(facts, solution);
      const changed = withChanges(facts, solution, obstacles);
      const contributions = contributionsOf(
        prepareNeed(changed.need, ranking),
        prepareSolution(changed.solution, ranking),
        ranking,
      );
      return {
        solutionId: id,
        providerId: solution.providerId,
        obstacles,
        contributions,
        scoreHundredths: contributions.reduce((sum, { pointsHundredths }) => sum + pointsHundredths, 0),
      };
    });
  }
}
