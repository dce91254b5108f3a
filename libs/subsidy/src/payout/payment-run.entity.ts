import { defineEntity, p } from '@mikro-orm/core';
import { assertMove, type Acting } from '#libs/kernel';
import { stateOf } from '#libs/platform';
import { PAYMENT_RUN_MOVES, type PaymentRunState } from '../rules/payout.moves.js';

const PaymentRunSchema = defineEntity({
  name: 'PaymentRun',
  properties: {
    id: p.uuid().primary(),
    number: p.bigint('bigint'),
    /** Null for a run by hand over several rounds. */
    roundId: p.uuid().nullable(),
    channel: p.text().$type<'BANK' | 'MANUAL'>(),
    state: stateOf('PAYMENT_RUN', p.text().$type<PaymentRunState>()),
    fileName: p.text().nullable(),
    content: p.text().nullable(),
    sha256: p.text().nullable(),
    lineCount: p.integer(),
    totalFen: p.bigint('bigint'),
    madeBy: p.text(),
    madeAt: p.datetime(),
    sentBy: p.text().nullable(),
    sentAt: p.datetime().nullable(),
    handedOverAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});

/** A batch of instructions to the bank; its file is fixed when it is made, byte for byte. */
export class PaymentRun extends PaymentRunSchema.class {
  send(by: Acting, at: Date): void {
    assertMove(PAYMENT_RUN_MOVES, this.state, 'SENDING', by.role);
    this.state = 'SENDING';
    this.sentBy = by.personId;
    this.sentAt = at;
  }

  /** Its file was never handed over. */
  cancel(by: Acting): void {
    assertMove(PAYMENT_RUN_MOVES, this.state, 'CANCELLED', by.role);
    this.state = 'CANCELLED';
  }

  handedOver(by: Acting, at: Date): void {
    assertMove(PAYMENT_RUN_MOVES, this.state, 'SENT', by.role);
    this.state = 'SENT';
    this.handedOverAt = at;
  }
}
PaymentRunSchema.setClass(PaymentRun);
