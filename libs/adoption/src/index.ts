/** The room that counts: use reported by providers, the goals of the plan, and who counts towards them. */
import { PolicyVersion } from '#libs/policy';
import { Adoption, AdoptionChange, AdoptionPeriod } from './counting/adoption.entity.js';
import {
  ContractCopy,
  EnterpriseCopy,
  MachineKey,
  ProviderCopy,
  RecoveryCopy,
} from './copies/copies.entity.js';
import { EvidenceFile, EvidenceRecord, Usage, UsageBatch } from './evidence/evidence.entity.js';
import { UsageOutcome } from './usage/usage-outcome.entity.js';

export { loadAdoptionDemonstration } from './adoption.demonstration.js';
export { adoptionMessages } from './adoption.messages.js';
export { AdoptionModule } from './adoption.module.js';
/** What a machine signs; for the programs that act as one. */
export { signedText } from './usage/batch.signature.js';

export const adoptionEntities = [
  PolicyVersion,
  EnterpriseCopy,
  ContractCopy,
  ProviderCopy,
  RecoveryCopy,
  MachineKey,
  UsageBatch,
  UsageOutcome,
  Usage,
  EvidenceFile,
  EvidenceRecord,
  Adoption,
  AdoptionPeriod,
  AdoptionChange,
];
