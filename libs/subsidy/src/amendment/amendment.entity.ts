import { defineEntity, p } from '@mikro-orm/core';
import { assertMove, DomainError, type DivisionCode, type Acting } from '#libs/kernel';
import { stateOf } from '#libs/platform';
import { AMENDMENT_MOVES, type AmendmentState } from './amendment.moves.js';

/** What a city gets of the money that is added; fen in digits. */
export interface AddedTranche {
  readonly cityCode: DivisionCode;
  readonly amountFen: string;
}

const AmendmentSchema = defineEntity({
  name: 'Amendment',
  properties: {
    id: p.uuid().primary(),
    roundId: p.uuid(),
    claimTo: p.datetime().nullable(),
    redeemTo: p.datetime().nullable(),
    budgetAddedFen: p.bigint('bigint').nullable(),
    tranches: p.json<readonly AddedTranche[]>(),
    /** Whose limit changes, and by how much, up or down. */
    providerId: p.uuid().nullable(),
    limitChangeFen: p.bigint('bigint').nullable(),
    reason: p.text(),
    state: stateOf('AMENDMENT', p.text().$type<AmendmentState>()),
    proposedBy: p.text(),
    proposedAt: p.datetime(),
    decidedBy: p.text().nullable(),
    decidedAt: p.datetime().nullable(),
    /** Of the round, when it is approved and changes the round itself: the version that it makes. */
    roundVersion: p.integer().nullable(),
    version: p.integer().version(),
  },
});

/** A change of a published round: for everybody, or of the limit of one provider. */
export class Amendment extends AmendmentSchema.class {
  /**
   * @param nextVersion of the round
   * @throws DomainError MOVE_NOT_ALLOWED; DUTIES_SEPARATED when the proposer approves
   */
  approve(nextVersion: number, by: Acting, at: Date): void {
    assertMove(AMENDMENT_MOVES, this.state, 'APPROVED', by.role);
    if (this.proposedBy === by.personId)
      throw new DomainError('DUTIES_SEPARATED', { earlier: 'propose', now: 'approve' });
    if (this.claimTo ?? this.redeemTo ?? this.budgetAddedFen) this.roundVersion = nextVersion;
    this.decide('APPROVED', by, at);
  }

  /** @throws DomainError MOVE_NOT_ALLOWED */
  withdraw(by: Acting, at: Date): void {
    assertMove(AMENDMENT_MOVES, this.state, 'WITHDRAWN', by.role);
    this.decide('WITHDRAWN', by, at);
  }

  private decide(state: AmendmentState, by: Acting, at: Date): void {
    this.state = state;
    this.decidedBy = by.personId;
    this.decidedAt = at;
  }
}
AmendmentSchema.setClass(Amendment);
