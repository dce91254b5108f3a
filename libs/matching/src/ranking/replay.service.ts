import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { dayOf, notFound, sha256Hex, type Actor, type Noun } from '#libs/kernel';
import { Clock, type Data, dataOf, load } from '#libs/platform';
import { Need } from '../need/need.entity.js';
import {
  differingFields,
  needFrom,
  poolChanges,
  resultText,
  solutionFrom,
  type FactChange,
  type KeptResult,
} from '../scoring/kept.rules.js';
import { factsOf } from './matches.service.js';
import { CandidatesService } from './candidates.service.js';
import { KeptRecommendation, RankingFacts, CandidateSet } from './ranking.entity.js';
import type { RankedNeed, RankedSolution } from '../scoring/ranking.facts.js';
import { recommend, recommendFrom } from '../scoring/ranking.rules.js';

const KEPT = 100;
const LISTED = 50;

export interface Replay {
  readonly recommendation: Data<KeptRecommendation>;
  readonly asShown: KeptResult;
  /** Worked out again from the facts and the version of then: to the byte what was shown. */
  readonly identical: boolean;
  readonly replayedHash: string;
  /** The list as facts and version stand now. */
  readonly asOfNow: KeptResult;
  readonly changes: readonly FactChange[];
}

/** Works old recommendations out again. */
@Injectable()
export class ReplayService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly candidates: CandidatesService,
  ) {}

  /** The latest recommendations for a need, newest first. @throws DomainError NOT_FOUND when it is absent or hidden */
  async ofNeed(needId: string, by: Actor): Promise<KeptRecommendation[]> {
    const em = this.em.fork();
    await seenNeed(em, needId, by);
    return em.find(KeptRecommendation, { needId }, { orderBy: { at: 'desc', id: 'desc' }, limit: LISTED });
  }

  /**
   * Works a recommendation out again from the facts that were known then under the version of then, and says what is
   * known otherwise today.
   * @throws DomainError NOT_FOUND when it is absent or hidden
   */
  async replay(id: string, by: Actor): Promise<Replay> {
    const em = this.em.fork();
    const kept = await load(em, KeptRecommendation, id, 'recommendation');
    const need = await seenNeed(em, kept.needId, by, 'recommendation');
    const [factsThen, chosenFrom] = [needFrom(kept.needFacts), await membersOf(em, kept.candidatesHash)];
    const ranking = await this.candidates.version(kept.rankingVersion);
    const again = resultText(recommend(factsThen, chosenFrom, ranking, KEPT));
    const candidates = await this.candidates.current();
    const factsNow = factsOf(need, dayOf(await this.clock.now(em)));
    const present = candidates.of(need.scenario).members.map(({ solution }) => solution);
    return {
      recommendation: dataOf(kept),
      asShown: JSON.parse(kept.result) as KeptResult,
      identical: again === kept.result,
      replayedHash: sha256Hex(again),
      asOfNow: JSON.parse(resultText(recommendFrom(factsNow, candidates.catalogue, KEPT))) as KeptResult,
      changes: [
        ...versionChange(kept.rankingVersion, candidates.catalogue.ranking.version),
        ...needChange(need.id, factsThen, factsNow),
        ...poolChanges(chosenFrom, present),
      ],
    };
  }
}

async function seenNeed(em: EntityManager, needId: string, by: Actor, noun: Noun = 'need'): Promise<Need> {
  const need = await em.findOne(Need, needId);
  const scope = need && { organisationId: need.enterpriseId };
  if (!scope || !(by.may('match.read', scope) || by.may('exposure.read', scope))) throw notFound(noun);
  return need;
}

async function membersOf(em: EntityManager, candidatesHash: string): Promise<RankedSolution[]> {
  const { members } = await em.findOneOrFail(CandidateSet, candidatesHash);
  const facts = await em.find(RankingFacts, { hash: { $in: members } });
  return facts.map((each) => solutionFrom(each.facts));
}

function versionChange(then: string, now: string): FactChange[] {
  return then === now ? [] : [{ subject: 'RANKING_VERSION', id: now, change: 'CHANGED', fields: [] }];
}

function needChange(id: string, then: RankedNeed, now: RankedNeed): FactChange[] {
  const fields = differingFields(then, now);
  return fields.length === 0 ? [] : [{ subject: 'NEED', id, change: 'CHANGED', fields }];
}
