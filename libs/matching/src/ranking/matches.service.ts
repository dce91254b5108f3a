import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { dayOf, newId, notFound, sha256Hex, type Actor } from '#libs/kernel';
import { Clock } from '#libs/platform';
import { Need } from '../need/need.entity.js';
import { factsText, resultText } from '../scoring/kept.rules.js';
import { CandidatesService, type Candidates } from './candidates.service.js';
import type { RankedNeed } from '../scoring/ranking.facts.js';
import { recommendFrom, type Recommendation } from '../scoring/ranking.rules.js';

/** How many of each list are kept with a recommendation: as many as can be asked for. */
const KEPT = 100;

export type ServedRecommendation = Recommendation & { readonly recommendationId: string };

/** Finds the solutions that fit a need, says why, and writes down what was shown. */
@Injectable()
export class MatchesService {
  /** Hashes of what this process has seen stored, so that large facts travel once. */
  private readonly stored = new Set<string>();

  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly candidates: CandidatesService,
  ) {}

  /**
   * The best solutions and the nearest misses for a need, for members of its enterprise only. The recommendation is kept
   * with all it rests on, and the list that is answered is logged.
   * @param first how many of each
   * @throws DomainError NOT_FOUND when the need is absent or another's
   */
  async forNeed(needId: string, first: number, by: Actor): Promise<ServedRecommendation> {
    const em = this.em.fork();
    const need = await em.findOne(Need, needId);
    if (!need || !by.may('match.read', { organisationId: need.enterpriseId })) throw notFound('need');
    const now = await this.clock.now(em);
    const candidates = await this.candidates.current();
    const facts = factsOf(need, dayOf(now));
    const whole = recommendFrom(facts, candidates.catalogue, KEPT);
    const served = { ...whole, ranked: whole.ranked.slice(0, first), leftOut: whole.leftOut.slice(0, first) };
    await this.storeCandidates(em, candidates, need.scenario);
    const as = by.actingAs('match.read', { organisationId: need.enterpriseId }, 'need');
    const recommendationId = await keep(em, {
      needId,
      version: whole.rankingVersion,
      facts: factsText(facts),
      candidatesHash: candidates.of(need.scenario).hash,
      result: resultText(whole),
      personId: by.personId,
      organisationId: as.organisationId,
      providerIds: served.ranked.map(({ providerId }) => providerId),
      solutionIds: served.ranked.map(({ solutionId }) => solutionId),
      at: now,
    });
    return { ...served, recommendationId };
  }

  /** Stores what the recommendations of a scene choose from. Content by its hash: storing it again changes nothing. */
  private async storeCandidates(em: EntityManager, candidates: Candidates, scenario: string): Promise<void> {
    const { hash, members } = candidates.of(scenario);
    if (this.stored.has(hash)) return;
    const rows = members.map((member) => ({ hash: member.hash, facts: factsText(member.solution) }));
    await em.execute(
      `insert into ranking_facts (hash, facts)
       select hash, facts from jsonb_to_recordset(cast(? as jsonb)) as given (hash text, facts text)
       on conflict do nothing`,
      [JSON.stringify(rows)],
    );
    await em.execute(
      `insert into candidate_set (hash, members)
       select ?, array(select value from jsonb_array_elements_text(cast(? as jsonb)))
       on conflict do nothing`,
      [hash, JSON.stringify(members.map((member) => member.hash))],
    );
    this.stored.add(hash);
  }
}

interface Served {
  readonly needId: string;
  readonly version: string;
  readonly facts: string;
  readonly candidatesHash: string;
  readonly result: string;
  readonly personId: string;
  readonly organisationId: string;
  readonly providerIds: readonly string[];
  readonly solutionIds: readonly string[];
  readonly at: Date;
}

/** Keeps a recommendation, if it is not kept yet, and logs the list that was served: one statement. */
async function keep(em: EntityManager, served: Served): Promise<string> {
  const { needId, version, facts, candidatesHash, result, personId, organisationId, at } = served;
  const id = idOf([needId, version, facts, candidatesHash].join('\n'));
  await em.execute(
    `with kept as (
       insert into recommendation
         (id, need_id, ranking_version, need_facts, candidates_hash, result, result_hash, at)
       values (?, ?, ?, ?, ?, ?, ?, cast(? as timestamptz)) on conflict do nothing)
     insert into exposure
       (id, recommendation_id, need_id, person_id, organisation_id, provider_ids, solution_ids, served_at)
     values (?, ?, ?, ?, ?, cast(? as uuid[]), cast(? as uuid[]), cast(? as timestamptz))`,
    // prettier-ignore
    [
      id, needId, version, facts, candidatesHash, result, sha256Hex(result), at.toISOString(),
      newId(), id, needId, personId, organisationId,
      `{${served.providerIds.join(',')}}`, `{${served.solutionIds.join(',')}}`, at.toISOString(),
    ],
  );
  return id;
}

/** A UUID of version 8 (RFC 9562) made of a text: the same text gives the same id. */
function idOf(text: string): string {
  const hex = sha256Hex(text);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** What counts of a need, on the day of a recommendation. */
export function factsOf(need: Need, onDay: string): RankedNeed {
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
    onDay,
  };
}
