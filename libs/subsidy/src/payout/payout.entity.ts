import { defineEntity, p } from '@mikro-orm/core';
import { assertMove, DomainError, type LocalDate, type Acting } from '#libs/kernel';
import { stateOf } from '#libs/platform';
import { PAYOUT_MOVES, type PayoutKind, type PayoutState } from '../rules/payout.moves.js';

const PayoutSchema = defineEntity({
  name: 'Payout',
  properties: {
    id: p.uuid().primary(),
    kind: p.text().$type<PayoutKind>(),
    roundId: p.uuid(),
    enterpriseId: p.uuid(),
    /** Null for a refund, which belongs to a recovery. */
    redemptionId: p.uuid().nullable(),
    /** Whose reservations this payment posts; null when it posts none. */
    voucherId: p.uuid().nullable(),
    phase: p.integer(),
    recoveryId: p.uuid().nullable(),
    /** The payment that came back and is made again. */
    repeatsId: p.uuid().nullable(),
    runId: p.uuid().nullable(),
    /** The account as it was when the bank was instructed. */
    payeeAccountId: p.uuid().nullable(),
    amountFen: p.bigint('bigint'),
    state: stateOf('PAYOUT', p.text().$type<PayoutState>()),
    instructedBy: p.text(),
    instructedAt: p.datetime(),
    sentAt: p.datetime().nullable(),
    acknowledgedAt: p.datetime().nullable(),
    bankReference: p.text().nullable(),
    valueDate: p.date().$type<LocalDate>().nullable(),
    failure: p.text().nullable(),
    confirmedBy: p.text().nullable(),
    confirmedAt: p.datetime().nullable(),
    /** When the bank gave it back after it had succeeded. */
    returnedAt: p.datetime().nullable(),
    unexecutedBy: p.text().nullable(),
    unexecutedReason: p.text().nullable(),
    version: p.integer().version(),
  },
});

/** How the bank ended an instruction. */
export type Ending =
  | { readonly to: 'SUCCEEDED'; readonly bankReference: string; readonly valueDate: LocalDate }
  | {
      readonly to: 'FAILED' | 'RETURNED';
      readonly bankReference?: string | undefined;
      readonly reason?: string | undefined;
    };

/** One instruction to the bank. Whatever came of it, it is followed by another one and never used again. */
export class Payout extends PayoutSchema.class {
  send(runId: string, by: Acting, at: Date): void {
    this.move('SENT', by);
    this.runId = runId;
    this.sentAt = at;
  }

  acknowledge(by: Acting, at: Date): void {
    this.move('ACKNOWLEDGED', by);
    this.acknowledgedAt = at;
  }

  end(ending: Ending, by: Acting, at: Date): void {
    this.move(ending.to, by);
    this.confirmedBy = by.personId;
    this.confirmedAt = at;
    this.bankReference = ending.bankReference ?? null;
    if (ending.to === 'SUCCEEDED') this.valueDate = ending.valueDate;
    else this.failure = ending.reason ?? null;
  }

  /** The bank gave back what it had paid. */
  comeBack(reason: string | null, at: Date): void {
    this.returnedAt = at;
    this.failure = reason;
  }

  /** The first of two persons says that the bank did not carry it out, as its statements show. */
  stateUnexecuted(reason: string, by: Acting): void {
    this.assertUnanswered();
    this.unexecutedBy = by.personId;
    this.unexecutedReason = reason;
  }

  /** The second one agrees: it failed. @throws DomainError MOVE_NOT_ALLOWED, DUTIES_SEPARATED */
  confirmUnexecuted(by: Acting, at: Date): void {
    this.assertUnanswered();
    if (this.unexecutedBy === by.personId)
      throw new DomainError('DUTIES_SEPARATED', { earlier: 'state', now: 'confirm' });
    this.end({ to: 'FAILED', reason: this.unexecutedReason ?? undefined }, by, at);
  }

  seenState(): PayoutState {
    return this.returnedAt ? 'RETURNED' : this.state;
  }

  /** Whether the money is, by what the bank said, with whom it is for. */
  hasArrived(): boolean {
    return this.state === 'SUCCEEDED' && !this.returnedAt;
  }

  private assertUnanswered(): void {
    if (this.state !== 'SENT' && this.state !== 'ACKNOWLEDGED')
      throw new DomainError('PAYOUT_CONFIRMED', { state: this.seenState() });
  }

  private move(to: PayoutState, by: Acting): void {
    assertMove(PAYOUT_MOVES, this.state, to, by.role);
    this.state = to;
  }
}
PayoutSchema.setClass(Payout);
