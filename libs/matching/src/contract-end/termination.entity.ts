import { defineEntity, p } from '@mikro-orm/core';
import type { TerminationReason } from '#libs/contracts';
import { DomainError, type Fen } from '#libs/kernel';
import { stateOf } from '#libs/platform';
import { Contract } from '../contract/contract.entity.js';
import type { Side } from '../contract/contract.moves.js';

const ContractTerminationSchema = defineEntity({
  name: 'ContractTermination',
  uniques: [
    { name: 'contract_termination_current', properties: ['contractId'], where: 'withdrawn_at is null' },
  ],
  checks: [
    {
      name: 'contract_termination_way_check',
      expression: "way in ('AGREEMENT', 'CAUSE', 'PROVIDER_REMOVED')",
    },
    { name: 'contract_termination_side_check', expression: "side in ('ENTERPRISE', 'PROVIDER')" },
    { name: 'contract_termination_stated_check', expression: '(statement is null) = (stated_at is null)' },
    { name: 'contract_termination_end_check', expression: 'withdrawn_at is null or terminated_at is null' },
    {
      name: 'contract_termination_effective_check',
      expression: 'terminated_at is null or terminated_at >= effective_at',
    },
    {
      name: 'contract_termination_settled_check',
      expression:
        '(terminated_at is null) = (accepted_fen is null) and (accepted_fen is null) = (remaining_fen is null)',
    },
  ],
  properties: {
    id: p.uuid().primary(),
    contractId: () => p.manyToOne(Contract).mapToPk().joinColumn('contract_id'),
    way: p.text().$type<TerminationReason>(),
    /** Who gave notice; null where both agreed, or the commission ended it. */
    side: p.text().$type<Side>().nullable(),
    reason: p.text(),
    givenBy: p.text(),
    givenAt: p.datetime(),
    /** The first moment at which it may take effect. */
    effectiveAt: p.datetime(),
    /** What the other side says to it. */
    statement: p.text().nullable(),
    statedAt: stateOf('CONTRACT', p.datetime(), 'contractId').nullable(),
    withdrawnAt: stateOf('CONTRACT', p.datetime(), 'contractId').nullable(),
    terminatedAt: stateOf('CONTRACT', p.datetime(), 'contractId').nullable(),
    /** The settlement: value of what was accepted, and of what was not. */
    acceptedFen: p.bigint('bigint').nullable(),
    remainingFen: p.bigint('bigint').nullable(),
  },
});
/** The early end of a contract: a notice, and what it came to. */
export class ContractTermination extends ContractTerminationSchema.class {
  /** @throws DomainError NOTICE_RUNS */
  takeEffect(settlement: { acceptedFen: Fen; remainingFen: Fen }, at: Date): void {
    if (at < this.effectiveAt)
      throw new DomainError('NOTICE_RUNS', { effectiveAt: this.effectiveAt.toISOString() });
    this.terminatedAt = at;
    this.acceptedFen = settlement.acceptedFen;
    this.remainingFen = settlement.remainingFen;
  }
}
ContractTerminationSchema.setClass(ContractTermination);
