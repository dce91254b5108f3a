import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { dayOf, sha256Hex } from '#libs/kernel';
import { ProviderCopy, SolutionCopy } from '../copies/copies.entity.js';
import { Catalogue } from '../scoring/catalogue.rules.js';
import { factsText, rankingFrom } from '../scoring/kept.rules.js';
import { changesSince, deliveredBy } from './candidates.queries.js';
import type { RankedSolution, Track } from '../scoring/ranking.facts.js';
import { RankingVersion } from './ranking.entity.js';
import { SHIPPED_RANKING, type Ranking } from '../scoring/rankings.js';

/** A solution that may be recommended, with the hash of its facts. */
export interface Candidate {
  readonly solution: RankedSolution;
  readonly hash: string;
}

/** The candidates as they stand: laid out for ranking, and what a recommendation that rests on it keeps. */
export interface Candidates {
  readonly catalogue: Catalogue;
  /** What serves a scene, and the hash of all of it. */
  readonly of: (scenario: string) => { readonly hash: string; readonly members: readonly Candidate[] };
  readonly ofProvider: (providerId: string) => readonly RankedSolution[];
}

/**
 * Everything that can be recommended, held in this process. Each question costs one small query: which providers were
 * changed by transactions that the last answer could not see yet, and which version of the ranking is in force. Only
 * those providers are read again.
 */
@Injectable()
export class CandidatesService {
  private readonly members = new Map<string, readonly Candidate[]>();
  private readonly versions = new Map<string, Ranking>();
  private snapshot: string | undefined;
  private laidOut: Candidates = candidatesOf([], SHIPPED_RANKING);
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly em: EntityManager) {}

  /** With everything that was committed before the question. */
  current(): Promise<Candidates> {
    // One after the other: a slow answer must not put back an older state over a newer one.
    const next = this.turn.then(() => this.refreshed());
    this.turn = next.catch(() => undefined);
    return next;
  }

  /** The weights of a version. A version never changes, so it is read once. */
  async version(name: string): Promise<Ranking> {
    let ranking = this.versions.get(name);
    if (!ranking) {
      const found = await this.em.fork().findOneOrFail(RankingVersion, { version: name });
      this.versions.set(name, (ranking = rankingFrom(found.weights)));
    }
    return ranking;
  }

  private async refreshed(): Promise<Candidates> {
    const em = this.em.fork();
    const { version, snapshot, providerIds } = await changesSince(em, this.snapshot);
    const ranking = await this.version(version);
    if (providerIds.length > 0) await this.read(em, providerIds);
    if (providerIds.length > 0 || this.laidOut.catalogue.ranking !== ranking)
      this.laidOut = candidatesOf([...this.members.values()].flat(), ranking);
    this.snapshot = snapshot;
    return this.laidOut;
  }

  private async read(em: EntityManager, providerIds: readonly string[]): Promise<void> {
    const ids = [...providerIds];
    const providers = await em.find(ProviderCopy, { id: { $in: ids }, standing: { $ne: 'LEFT' } });
    const solutions = await em.find(SolutionCopy, { providerId: { $in: ids } });
    const delivered = await deliveredBy(em, ids);
    for (const id of ids) this.members.delete(id);
    for (const provider of providers) {
      const track = { admittedOn: dayOf(provider.admittedAt), delivered: delivered.get(provider.id) ?? [] };
      this.members.set(
        provider.id,
        solutions
          .filter(({ providerId }) => providerId === provider.id)
          .map((solution) => candidateOf(solution, provider, track)),
      );
    }
  }
}

function candidateOf(one: SolutionCopy, provider: ProviderCopy, track: Track): Candidate {
  const solution: RankedSolution = {
    id: one.id,
    providerId: one.providerId,
    title: one.title,
    summary: one.summary,
    scenarios: one.scenarios,
    industries: one.industries,
    sizeClasses: one.sizeClasses,
    regions: one.regions,
    protocols: one.protocols,
    integrations: one.integrations,
    priceFromFen: one.priceFromFen,
    priceToFen: one.priceToFen,
    deliveryMonths: one.deliveryMonths,
    capacityPerMonth: one.capacityPerMonth,
    ...(provider.standing === 'SUSPENDED' && { suspended: true }),
    track,
  };
  return { solution, hash: sha256Hex(factsText(solution)) };
}

function candidatesOf(members: readonly Candidate[], ranking: Ranking): Candidates {
  const known = new Map<string, { hash: string; members: readonly Candidate[] }>();
  return {
    catalogue: new Catalogue(
      members.map(({ solution }) => solution),
      ranking,
    ),
    of: (scenario) => {
      let found = known.get(scenario);
      if (!found) {
        const serving = members
          .filter(({ solution }) => solution.scenarios.includes(scenario))
          .toSorted((a, b) => (a.hash < b.hash ? -1 : 1));
        const hash = sha256Hex(serving.map((member) => member.hash).join('\n'));
        known.set(scenario, (found = { hash, members: serving }));
      }
      return found;
    },
    ofProvider: (providerId) =>
      members.map(({ solution }) => solution).filter((solution) => solution.providerId === providerId),
  };
}
