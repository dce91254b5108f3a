/** Needs, matches, sealed bids, contracts and their milestones. */
import { Award } from './bid/award.entity.js';
import { Bid, BidOpening, DeadlineExtension, NeedSeal, SealingTrustee } from './bid/bid.entity.js';
import { Contract, ContractLine, Milestone, Signature } from './contract/contract.entity.js';
import {
  AdmittedProvider,
  CatalogueSolution,
  CertifiedEnterprise,
  EnterpriseMaturity,
} from './copies.entity.js';
import { HistoryEntry } from './history.entity.js';
import { Need } from './need/need.entity.js';

export { loadMatchingDemonstration } from './matching.demonstration.js';
export { matchingMessages } from './matching.messages.js';
export { MatchingModule } from './matching.module.js';
export { MatchingSettings } from './matching.settings.js';

export const matchingEntities = [
  CertifiedEnterprise,
  EnterpriseMaturity,
  AdmittedProvider,
  CatalogueSolution,
  Need,
  NeedSeal,
  SealingTrustee,
  BidOpening,
  DeadlineExtension,
  Bid,
  Award,
  Contract,
  ContractLine,
  Milestone,
  Signature,
  HistoryEntry,
];
