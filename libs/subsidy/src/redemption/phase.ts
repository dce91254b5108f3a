import { DomainError, sum, type Fen } from '#libs/kernel';
import type { ContractCopy } from '../copies/copies.entity.js';
import type { PhaseState } from '../rules/phases.rules.js';
import type { Voucher } from '../voucher/voucher.entity.js';

/** What a phase of a contract costs and what the voucher pays for it. */
export interface PhaseShare {
  readonly contractFen: Fen;
  readonly grantFen: Fen;
  readonly state: PhaseState;
  /**
   * The platform knows of the acceptance of the whole, and of what was accepted when a contract ended before; of an earlier
   * phase the report of both sides says it.
   */
  readonly accepted: boolean;
}

/** @throws DomainError PHASE_UNKNOWN */
export function phaseOf(voucher: Voucher, contract: ContractCopy, phase: number): PhaseShare {
  const place = voucher.phases.findIndex(({ number }) => number === phase);
  const found = voucher.phases[place];
  if (!found) throw new DomainError('PHASE_UNKNOWN', { phase, phases: voucher.phases.length });
  const upToFen = sum(voucher.phases.slice(0, place + 1).map(({ contractFen }) => BigInt(contractFen)));
  return {
    contractFen: BigInt(found.contractFen),
    grantFen: BigInt(found.grantFen),
    state: found.state,
    accepted:
      contract.acceptedAt != null ||
      (contract.endedAt ? upToFen <= (contract.deliveredFen ?? 0n) : phase < voucher.phases.length),
  };
}
