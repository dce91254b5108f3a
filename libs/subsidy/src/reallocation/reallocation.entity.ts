import { defineEntity, p } from '@mikro-orm/core';
import { assertMove, DomainError, type DivisionCode, type Acting } from '#libs/kernel';
import { stateOf } from '#libs/platform';
import { REALLOCATION_MOVES, type ReallocationState } from './reallocation.moves.js';

const ReallocationSchema = defineEntity({
  name: 'Reallocation',
  properties: {
    id: p.uuid().primary(),
    roundId: p.uuid(),
    /** Null: out of what no city has. */
    fromCity: p.text().$type<DivisionCode>().nullable(),
    /** Null: back to what no city has. */
    toCity: p.text().$type<DivisionCode>().nullable(),
    amountFen: p.bigint('bigint'),
    reason: p.text(),
    state: stateOf('REALLOCATION', p.text().$type<ReallocationState>()),
    proposedBy: p.text(),
    proposedAt: p.datetime(),
    decidedBy: p.text().nullable(),
    decidedAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});

/** Money of a round that moves from one tranche to another while claims run. */
export class Reallocation extends ReallocationSchema.class {
  /** @throws DomainError MOVE_NOT_ALLOWED; DUTIES_SEPARATED when the proposer approves */
  approve(by: Acting, at: Date): void {
    assertMove(REALLOCATION_MOVES, this.state, 'APPROVED', by.role);
    if (this.proposedBy === by.personId)
      throw new DomainError('DUTIES_SEPARATED', { earlier: 'propose', now: 'approve' });
    this.decide('APPROVED', by, at);
  }

  /** @throws DomainError MOVE_NOT_ALLOWED */
  withdraw(by: Acting, at: Date): void {
    assertMove(REALLOCATION_MOVES, this.state, 'WITHDRAWN', by.role);
    this.decide('WITHDRAWN', by, at);
  }

  private decide(state: ReallocationState, by: Acting, at: Date): void {
    this.state = state;
    this.decidedBy = by.personId;
    this.decidedAt = at;
  }
}
ReallocationSchema.setClass(Reallocation);
