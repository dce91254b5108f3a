/** Needs, matches, sealed bids, contracts and their milestones. */
import { ControlCheck, ControlEdge } from '#libs/control';
import { PolicyVersion } from '#libs/policy';
import { Award, Complaint, DirectPurchase } from './award/award.entity.js';
import {
  Clarification,
  EvaluationConsensus,
  EvaluationCriterion,
  EvaluationPlan,
  EvaluationScore,
  Evaluator,
} from './evaluation/evaluation.entity.js';
import { Bid, BidOpening, DeadlineExtension, NeedSeal, SealingTrustee } from './bid/bid.entity.js';
import { ContractPayment, MeterReading } from './contract-account/account.entity.js';
import { ContractVersion } from './contract/contract-version.entity.js';
import { Contract, ContractLine, Milestone, ContractPhase } from './contract/contract.entity.js';
import { ContractDispute } from './dispute/dispute.entity.js';
import { ContractStop } from './contract/contract-stop.entity.js';
import { ContractTermination } from './contract-end/termination.entity.js';
import { Signature, SigningKey } from './contract/signature.entity.js';
import { allocationEntities } from './allocation/allocation.entity.js';
import { ProviderCopy, SolutionCopy, EnterpriseCopy, MaturityCopy } from './copies/copies.entity.js';
import { NeedDraft } from './need-draft/draft.entity.js';
import { Need, NeedFollower, NeedVersion } from './need/need.entity.js';
import { JointNeed, JointNeedMember } from './joint-need/joint-need.entity.js';
import { Question } from './question/question.entity.js';
import { NeedAnswer } from './exposure/need-answer.entity.js';
import { rankingEntities } from './ranking/ranking.entity.js';
import { Rating } from './rating/rating.entity.js';

export { Catalogue } from './scoring/catalogue.rules.js';
export { prepareNeed } from './scoring/prepared.rules.js';
export { rankNaively } from './scoring/naive.rules.js';
export { lexiconOf, tokensOf } from './lexicon/lexicon.rules.js';
export { recommend, recommendFrom } from './scoring/ranking.rules.js';
export { SHIPPED_RANKING, type Ranking } from './scoring/rankings.js';
export type { RankedNeed, RankedSolution } from './scoring/ranking.facts.js';
export { loadMatchingDemonstration } from './matching.demonstration.js';
export { matchingMessages } from './matching.messages.js';
export { MatchingModule } from './matching.module.js';
export { MatchingSettings } from './bid/matching.settings.js';

export const matchingEntities = [
  PolicyVersion,
  ControlEdge,
  ControlCheck,
  EnterpriseCopy,
  MaturityCopy,
  ProviderCopy,
  SolutionCopy,
  Need,
  NeedVersion,
  NeedFollower,
  NeedDraft,
  JointNeed,
  JointNeedMember,
  Question,
  NeedSeal,
  SealingTrustee,
  BidOpening,
  DeadlineExtension,
  Bid,
  Award,
  Complaint,
  DirectPurchase,
  EvaluationPlan,
  EvaluationCriterion,
  Evaluator,
  EvaluationScore,
  EvaluationConsensus,
  Clarification,
  Contract,
  ContractVersion,
  ContractPhase,
  ContractLine,
  Milestone,
  ContractStop,
  ContractTermination,
  ContractDispute,
  MeterReading,
  ContractPayment,
  SigningKey,
  Signature,
  ...allocationEntities,
  ...rankingEntities,
  NeedAnswer,
  Rating,
];
