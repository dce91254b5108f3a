import { Injectable } from '@nestjs/common';
import { maturityQuestionnaire } from '#libs/reference';
import { lexiconFor } from '../lexicon/lexicon.rules.js';
import { CandidatesService, type Candidates } from '../ranking/candidates.service.js';
import { prepareSolution } from '../scoring/prepared.rules.js';
import {
  proposalFor,
  sceneTexts,
  sceneWords,
  type NeedProposal,
  type SceneDocuments,
  type SceneWords,
} from './proposal.rules.js';

/** Reads the words of an owner with the lexicon of the ranking, and learns from the catalogue what they stand for. */
@Injectable()
export class ProposalService {
  private readonly learnt = new WeakMap<Candidates, SceneWords>();

  constructor(private readonly candidates: CandidatesService) {}

  async propose(text: string): Promise<NeedProposal> {
    const candidates = await this.candidates.current();
    return proposalFor(text, this.wordsOf(candidates), lexiconFor(candidates.catalogue.ranking.lexicon));
  }

  /** The catalogue stays one object until something changes in it. */
  private wordsOf(candidates: Candidates): SceneWords {
    let words = this.learnt.get(candidates);
    if (!words) this.learnt.set(candidates, (words = sceneWords(documentsOf(candidates))));
    return words;
  }
}

/** What is offered for a scene, and what the standard says of it. */
function documentsOf({ catalogue: { ranking }, of }: Candidates): SceneDocuments[] {
  const { scenes } = maturityQuestionnaire();
  const offered = scenes.map(({ id }) => ({
    scenario: id,
    documents: of(id)
      .members.filter(({ solution }) => solution.scenarios[0] === id)
      .map(({ solution }) => prepareSolution(solution, ranking).terms.keys()),
  }));
  return [...sceneTexts(scenes, lexiconFor(ranking.lexicon)), ...offered];
}
