import type { FilterQuery } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { SolutionPublishedV1 } from '#libs/contracts';
import { canonicalJson, DomainError, isId, nameKeyOf, newId, sha256Hex, type Actor } from '#libs/kernel';
import {
  Commands,
  connection,
  load,
  Outbox,
  type Connection,
  type Data,
  type PageArgs,
  containing,
} from '#libs/platform';
import { Provider } from '../admission/provider.entity.js';
import { columnsOf, Solution, SolutionVersion, storedOffer } from './solution.entity.js';
import { publishedEvent } from './solution.events.js';
import { industryKeysOf, readOffer, type Offer } from './solution.rules.js';
import { TAKES_WORK } from '../admission/standing.moves.js';

export interface SolutionFilter {
  readonly scenario?: string | null | undefined;
  readonly industryCode?: string | null | undefined;
  readonly providerId?: string | null | undefined;
  /** A part of the title, in any width and case. */
  readonly text?: string | null | undefined;
}

export type Publication = Offer & {
  readonly providerId: string;
  /** The item of which this is a new version; a new item when it is left out. */
  readonly solutionId?: string | null | undefined;
};

/** What the providers of the pool offer. */
@Injectable()
export class CatalogueService {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Publishes a new item, or the next version of one. All versions are kept; the item shows the newest.
   * @throws DomainError what `readOffer` refuses; PROVIDER_NOT_ADMITTED; NOT_FOUND when provider or item are not theirs
   */
  async publish(publication: Publication, key: string, by: Actor): Promise<Data<Solution>> {
    const { providerId, solutionId, ...given } = publication;
    const body = { ...storedOffer(given), providerId, solutionId: solutionId ?? undefined };
    return this.commands.run({ key, by, name: 'publishSolution', body }, async (em, now) => {
      const provider = await load(em, Provider, { id: providerId }, 'provider');
      by.actingAs('solution.publish', { organisationId: providerId }, 'provider');
      const earlier = solutionId ? await forNextVersion(em, solutionId, providerId) : undefined;
      if (provider.state !== 'ADMITTED')
        throw new DomainError('PROVIDER_NOT_ADMITTED', { state: provider.state });
      if (!TAKES_WORK.includes(provider.standing))
        throw new DomainError('PROVIDER_SUSPENDED', { standing: provider.standing });
      const offer = readOffer(given);
      const catalogueVersion = (earlier?.catalogueVersion ?? 0) + 1;
      const columns = { ...columnsOf(offer), catalogueVersion, publishedAt: now };
      const solution = earlier
        ? em.assign(earlier, columns)
        : em.create(Solution, { id: newId(), providerId, ...columns });
      em.create(SolutionVersion, {
        solutionId: solution.id,
        catalogueVersion,
        ...contentOf(offer),
        publishedBy: by.personId,
        publishedAt: now,
      });
      this.outbox.add(em, SolutionPublishedV1, solution.id, publishedEvent(solution), now);
      return solution;
    });
  }

  /** @throws DomainError NOT_FOUND */
  async solution(id: string): Promise<Solution> {
    return load(this.em.fork(), Solution, { id }, 'solution');
  }

  /** What was offered under a version number. @throws DomainError NOT_FOUND */
  async version(solutionId: string, catalogueVersion: number): Promise<SolutionVersion> {
    return load(this.em.fork(), SolutionVersion, { solutionId, catalogueVersion }, 'solution');
  }

  /** All that was ever offered as this item, newest first. @throws DomainError NOT_FOUND */
  async versions(solutionId: string, { first, after }: PageArgs): Promise<Connection<SolutionVersion>> {
    const em = this.em.fork();
    await load(em, Solution, { id: solutionId }, 'solution');
    const page = await em.findByCursor(SolutionVersion, {
      where: { solutionId },
      orderBy: { catalogueVersion: 'desc' },
      first,
      after,
      includeCount: false,
    });
    return connection(page);
  }

  /** For references of other rooms. */
  async referenceFor(id: string): Promise<Solution | null> {
    return isId(id) ? this.em.fork().findOne(Solution, { id }) : null;
  }

  /** The catalogue, open to everybody, newest first. */
  async list(filter: SolutionFilter, { first, after }: PageArgs): Promise<Connection<Solution>> {
    const conditions: FilterQuery<Solution>[] = [
      ...(filter.scenario ? [{ scenarios: { $contains: [filter.scenario] } }] : []),
      ...(filter.industryCode ? [{ industryKeys: { $overlap: industryKeysOf(filter.industryCode) } }] : []),
      ...(filter.providerId ? [{ providerId: filter.providerId }] : []),
      ...(filter.text ? [{ titleKey: containing(nameKeyOf(filter.text)) }] : []),
    ];
    const page = await this.em.fork().findByCursor(Solution, {
      where: { $and: conditions },
      orderBy: { publishedAt: 'desc', id: 'desc' },
      first,
      after,
      includeCount: false,
    });
    return connection(page);
  }
}

/** Locks the item, so that two new versions at the same moment take two numbers. */
function forNextVersion(em: EntityManager, id: string, providerId: string): Promise<Solution> {
  return load(em, Solution, { id, providerId }, 'solution', { hold: true });
}

/** The offer as it is kept, with the hash that a contract can pin. */
export function contentOf(offer: Offer): Pick<SolutionVersion, 'content' | 'contentHash'> {
  const content = storedOffer(offer);
  return {
    content,
    contentHash: sha256Hex(canonicalJson({ ...content, lines: content.lines.map((line) => ({ ...line })) })),
  };
}
