import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { canonicalJson, DomainError, newId, type Actor, type Canonical } from '#libs/kernel';
import { Commands, dataOf, record, type Data, load } from '#libs/platform';
import { RankingVersion } from './ranking.entity.js';
import { LEXICONS } from '../scoring/rankings.js';
import { rankingProblem } from '../scoring/version.rules.js';

const LISTED = 100;

/** The versions of the ranking: one person proposes weights, another publishes them, and nobody changes them after. */
@Injectable()
export class VersionsService {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
  ) {}

  /** The newest first. */
  list(): Promise<RankingVersion[]> {
    return this.em
      .fork()
      .find(RankingVersion, {}, { orderBy: { proposedAt: 'desc', id: 'desc' }, limit: LISTED });
  }

  /**
   * Proposes weights under a new name.
   * @param weights JSON of the shape of the shipped version
   * @throws DomainError RANKING_WEIGHTS (says which), RANKING_VERSION_TAKEN
   */
  async propose(weights: string, reason: string, key: string, by: Actor): Promise<Data<RankingVersion>> {
    const parsed = parse(weights);
    const problem = rankingProblem(parsed, LEXICONS);
    if (problem !== undefined) throw new DomainError('RANKING_WEIGHTS', { problem });
    const ranking = parsed as { version: string };
    const command = { key, by, name: 'proposeRankingVersion', body: { weights: parsed, reason } };
    try {
      return await this.commands.run(command, async (em, now) => {
        const as = by.actingAs('ranking.propose');
        const version = em.create(RankingVersion, {
          id: newId(),
          version: ranking.version,
          weights: canonicalJson(parsed),
          reason,
          proposedBy: by.personId,
          proposedAt: now,
        });
        const move = { kind: 'RANKING_VERSION' as const, id: version.id, from: null, to: 'PROPOSED' };
        record(em, { ...move, reason, by: as, at: now });
        await em.flush();
        return dataOf(version);
      });
    } catch (error) {
      if (error instanceof UniqueConstraintViolationException)
        throw new DomainError('RANKING_VERSION_TAKEN', { version: ranking.version });
      throw error;
    }
  }

  /**
   * Puts a version in force that another person proposed.
   * @throws DomainError NOT_FOUND, RANKING_ALREADY_PUBLISHED, RANKING_TWO_PEOPLE
   */
  publish(id: string, key: string, by: Actor): Promise<Data<RankingVersion>> {
    return this.commands.run({ key, by, name: 'publishRankingVersion', body: { id } }, async (em, now) => {
      const as = by.actingAs('ranking.publish');
      const version = await load(em, RankingVersion, id, 'ranking version', { hold: true });
      if (version.publishedAt) throw new DomainError('RANKING_ALREADY_PUBLISHED');
      if (version.proposedBy === by.personId) throw new DomainError('RANKING_TWO_PEOPLE');
      version.publishedBy = by.personId;
      version.publishedAt = now;
      record(em, { kind: 'RANKING_VERSION', id: id, from: 'PROPOSED', to: 'PUBLISHED', by: as, at: now });
      await em.flush();
      return dataOf(version);
    });
  }
}

function parse(weights: string): Canonical {
  try {
    return JSON.parse(weights) as Canonical;
  } catch {
    throw new DomainError('RANKING_WEIGHTS', { problem: 'JSON' });
  }
}
