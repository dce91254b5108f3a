import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { dayOf, notFound, type Actor } from '#libs/kernel';
import { Clock } from '#libs/platform';
import { Need } from '../need/need.entity.js';
import { CandidatesService } from '../ranking/candidates.service.js';
import { shownFor } from './exposure.queries.js';
import { NeedAnswer } from './need-answer.entity.js';
import { OffersOfProviders } from './offers-of-provider.js';
import type { OwnFit } from './own-fit.rules.js';

/** The newest open needs in the scenes that a provider serves; older ones are found in the list of needs. */
const CONSIDERED = 500;

/** A need as it stands to a provider. */
export interface ProviderNeed extends OwnFit {
  readonly needId: string;
  readonly lists: number;
  readonly shown: number;
  readonly bestRank: number | null;
  readonly accepts: boolean | null;
}

/** What needs there are for a provider, and why it is not in the lists of others. */
@Injectable()
export class ProviderNeedsService {
  private readonly offers = new OffersOfProviders();

  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly candidates: CandidatesService,
  ) {}

  /** The open needs that the provider's offers fit, best fit first. @throws DomainError NOT_FOUND */
  async fitting(providerId: string, first: number, by: Actor): Promise<ProviderNeed[]> {
    const all = await this.needsOf(providerId, by);
    return all
      .filter(({ changes }) => changes.length === 0)
      .toSorted((a, b) => b.scoreHundredths - a.scoreHundredths || (a.needId < b.needId ? -1 : 1))
      .slice(0, first);
  }

  /**
   * The open needs in the scenes of the provider in whose lists it was not shown, the nearest first.
   * @throws DomainError NOT_FOUND
   */
  async notShown(providerId: string, first: number, by: Actor): Promise<ProviderNeed[]> {
    const all = await this.needsOf(providerId, by);
    return all
      .filter(({ shown }) => shown === 0)
      .toSorted(
        (a, b) =>
          a.changes.length - b.changes.length ||
          b.scoreHundredths - a.scoreHundredths ||
          (a.needId < b.needId ? -1 : 1),
      )
      .slice(0, first);
  }

  private async needsOf(providerId: string, by: Actor): Promise<ProviderNeed[]> {
    if (!by.organisations('PROVIDER', 'need.answer.read').includes(providerId)) throw notFound('provider');
    const em = this.em.fork();
    const now = await this.clock.now(em);
    const { catalogue, ofProvider } = await this.candidates.current();
    const own = ofProvider(providerId);
    const needs = await em.find(
      Need,
      {
        bidDeadline: { $gt: now },
        awardedAt: null,
        closedAt: null,
        scenario: { $in: [...new Set(own.flatMap(({ scenarios }) => scenarios))] },
      },
      { orderBy: { publishedAt: 'desc', id: 'desc' }, limit: CONSIDERED },
    );
    const ids = needs.map(({ id }) => id);
    const shown = await shownFor(em, providerId, ids);
    const answers = await em.find(NeedAnswer, { providerId, needId: { $in: ids } });
    const said = new Map(answers.map((answer) => [answer.needId, answer.accepts]));
    const fits = await this.offers.of(providerId, catalogue, own).fits(needs, dayOf(now));
    return needs.flatMap(({ id: needId }) => {
      const fit = fits.get(needId);
      if (!fit) return [];
      const { lists = 0, shown: times = 0, bestRank = null } = shown.get(needId) ?? {};
      return [{ ...fit, needId, lists, shown: times, bestRank, accepts: said.get(needId) ?? null }];
    });
  }
}
