import { defineEntity, p } from '@mikro-orm/core';
import { assertMove, DomainError, statesOf, type Moves } from '#libs/kernel';
import type { Acting } from '../history.entity.js';

export type PayoutState = 'PENDING' | 'SUCCEEDED' | 'FAILED';
export const PAYOUT_MOVES = {
  PENDING: { SUCCEEDED: ['FINANCE_PAYER'], FAILED: ['FINANCE_PAYER'] },
  SUCCEEDED: {},
  FAILED: {},
} as const satisfies Moves<PayoutState>;
export const PayoutState = statesOf<PayoutState>(PAYOUT_MOVES);

const PayoutSchema = defineEntity({
  name: 'Payout',
  properties: {
    id: p.uuid().primary(),
    redemptionId: p.uuid(),
    voucherId: p.uuid(),
    amountFen: p.bigint('bigint'),
    state: p.text().$type<PayoutState>(),
    instructedBy: p.text(),
    instructedAt: p.datetime(),
    bankReference: p.text().nullable(),
    confirmedBy: p.text().nullable(),
    confirmedAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});

/** One instruction to the bank to pay a redemption. */
export class Payout extends PayoutSchema.class {
  /** @throws DomainError PAYOUT_CONFIRMED when the bank's answer was recorded before */
  confirm(succeeded: boolean, bankReference: string, by: Acting, at: Date): void {
    if (this.state !== 'PENDING') throw new DomainError('PAYOUT_CONFIRMED', { state: this.state });
    const to = succeeded ? 'SUCCEEDED' : 'FAILED';
    assertMove(PAYOUT_MOVES, this.state, to, by.role);
    this.state = to;
    this.bankReference = bankReference;
    this.confirmedBy = by.personId;
    this.confirmedAt = at;
  }
}
PayoutSchema.setClass(Payout);
