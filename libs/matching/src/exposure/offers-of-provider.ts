import { setImmediate as breath } from 'node:timers/promises';
import type { Need } from '../need/need.entity.js';
import { factsOf } from '../ranking/matches.service.js';
import { Catalogue } from '../scoring/catalogue.rules.js';
import type { RankedSolution } from '../scoring/ranking.facts.js';
import { knownToProviders } from './offer-changes.rules.js';
import { ownFit, type OwnFit } from './own-fit.rules.js';

/** Providers whose fits are kept; some 500 fits each. */
const KEPT = 16;
/** After so much work in one go everybody else has a turn. */
const TURN_MS = 8;

/** What the providers who asked last offer, and how needs fit it, as long as no offer in the pool changes. */
export class OffersOfProviders {
  private catalogue: Catalogue | undefined;
  private readonly kept = new Map<string, OffersOfProvider>();

  /** @param catalogue of the pool, a new one whenever an offer or the weights change */
  of(providerId: string, catalogue: Catalogue, own: readonly RankedSolution[]): OffersOfProvider {
    if (this.catalogue !== catalogue) this.kept.clear();
    this.catalogue = catalogue;
    const offers = this.kept.get(providerId) ?? new OffersOfProvider(own, catalogue);
    this.kept.delete(providerId);
    this.kept.set(providerId, offers);
    if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value!);
    return offers;
  }
}

class OffersOfProvider {
  private readonly mine: Catalogue;
  private readonly byId: ReadonlyMap<string, RankedSolution>;
  private known = new Map<string, OwnFit | undefined>();

  constructor(own: readonly RankedSolution[], { ranking }: Catalogue) {
    this.mine = new Catalogue(own, ranking);
    this.byId = new Map(own.map((each) => [each.id, each]));
  }

  /** By the id of the need; none where no offer serves its scene. What others ask meanwhile does not wait for it. */
  async fits(needs: readonly Need[], onDay: string): Promise<ReadonlyMap<string, OwnFit | undefined>> {
    const fits = new Map<string, OwnFit | undefined>();
    const asked = new Map<string, OwnFit | undefined>();
    let began = performance.now();
    for (const need of needs) {
      const state = [need.id, need.contentVersion, need.bidDeadline.getTime(), onDay].join(' ');
      const fit = this.known.has(state) ? this.known.get(state) : this.fit(need, onDay);
      asked.set(state, fit);
      fits.set(need.id, fit);
      if (performance.now() - began < TURN_MS) continue;
      await breath();
      began = performance.now();
    }
    this.known = asked;
    return fits;
  }

  private fit(need: Need, onDay: string): OwnFit | undefined {
    return ownFit(knownToProviders(factsOf(need, onDay), need.hiddenFields), this.mine, this.byId);
  }
}
