import { DomainError, type Fen } from '#libs/kernel';
import type { ContractCopy } from '../copies/copies.entity.js';
import type { PhaseState } from '../rules/phases.rules.js';
import type { Voucher } from '../voucher/voucher.entity.js';

/** What a phase of a contract costs and what the voucher pays for it. */
export interface PhaseShare {
  readonly contractFen: Fen;
  readonly grantFen: Fen;
  readonly state: PhaseState;
  /** The platform knows of the acceptance of the whole; of an earlier phase the report of both sides says it. */
  readonly accepted: boolean;
}

/** @throws DomainError PHASE_UNKNOWN */
export function phaseOf(voucher: Voucher, contract: ContractCopy, phase: number): PhaseShare {
  const found = voucher.phases.find(({ number }) => number === phase);
  if (!found) throw new DomainError('PHASE_UNKNOWN', { phase, phases: voucher.phases.length });
  return {
    contractFen: BigInt(found.contractFen),
    grantFen: BigInt(found.grantFen),
    state: found.state,
    accepted: contract.acceptedAt != null || phase < voucher.phases.length,
  };
}
