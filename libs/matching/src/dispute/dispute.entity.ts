import { defineEntity, p } from '@mikro-orm/core';
import { assertMove, type Role } from '#libs/kernel';
import { stateOf } from '#libs/platform';
import { Contract, Milestone } from '../contract/contract.entity.js';
import type { Side } from '../contract/contract.moves.js';
import { DISPUTE_MOVES, type DisputeOutcome, type DisputeState } from './dispute.moves.js';

const ContractDisputeSchema = defineEntity({
  name: 'ContractDispute',
  uniques: [
    {
      name: 'contract_dispute_of_milestone',
      properties: ['milestoneId'],
      where: 'closed_at is null and milestone_id is not null',
    },
  ],
  indexes: [{ name: 'contract_dispute_of_contract', properties: ['contractId', 'openedAt'] }],
  checks: [
    { name: 'contract_dispute_side_check', expression: "side in ('ENTERPRISE', 'PROVIDER')" },
    {
      name: 'contract_dispute_state_check',
      expression: "state in ('OPEN', 'ANSWERED', 'MEDIATED', 'WITHDRAWN')",
    },
    {
      name: 'contract_dispute_outcome_check',
      expression: "outcome in ('FOR_ENTERPRISE', 'FOR_PROVIDER', 'SETTLED')",
    },
    {
      name: 'contract_dispute_mediated_check',
      expression:
        "(state = 'MEDIATED') = (outcome is not null) and (outcome is null) = (outcome_reason is null)",
    },
    {
      name: 'contract_dispute_closed_check',
      expression: "(state in ('MEDIATED', 'WITHDRAWN')) = (closed_at is not null)",
    },
  ],
  properties: {
    id: p.uuid().primary(),
    contractId: () => p.manyToOne(Contract).mapToPk().joinColumn('contract_id'),
    /** While it is open, this milestone is not accepted; null where the dispute is of something else. */
    milestoneId: () =>
      p.manyToOne(Milestone).mapToPk().joinColumn('milestone_id').deleteRule('no action').nullable(),
    /** Who opened it. */
    side: p.text().$type<Side>(),
    facts: p.text(),
    openedAt: p.datetime(),
    /** What the other side says. */
    statement: p.text().nullable(),
    statedAt: p.datetime().nullable(),
    state: stateOf('DISPUTE', p.text().$type<DisputeState>()),
    outcome: p.text().$type<DisputeOutcome>().nullable(),
    outcomeReason: p.text().nullable(),
    closedAt: p.datetime().nullable(),
  },
});
/** What the sides of a contract do not agree on. */
export class ContractDispute extends ContractDisputeSchema.class {
  answer(statement: string, by: Role, at: Date): void {
    this.move('ANSWERED', by);
    this.statement = statement;
    this.statedAt = at;
  }

  mediate(outcome: DisputeOutcome, reason: string, by: Role, at: Date): void {
    this.move('MEDIATED', by);
    this.outcome = outcome;
    this.outcomeReason = reason;
    this.closedAt = at;
  }

  withdraw(by: Role, at: Date): void {
    this.move('WITHDRAWN', by);
    this.closedAt = at;
  }

  private move(to: DisputeState, by: Role): void {
    assertMove(DISPUTE_MOVES, this.state, to, by);
    this.state = to;
  }
}
ContractDisputeSchema.setClass(ContractDispute);
