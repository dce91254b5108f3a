import { defineEntity, p } from '@mikro-orm/core';

const LedgerAccountSchema = defineEntity({
  name: 'LedgerAccount',
  properties: {
    id: p.bigint('bigint').primary(),
    code: p.text().unique('ledger_account_code_unique'),
    neverNegative: p.boolean(),
    debitsPending: p.bigint('bigint'),
    debitsPosted: p.bigint('bigint'),
    creditsPending: p.bigint('bigint'),
    creditsPosted: p.bigint('bigint'),
    openedAt: p.datetime(),
  },
});

/**
 * An account with the sums of its transfers, which the database keeps; read only here. A reservation (pending) counts as
 * gone from the debited account and as not yet arrived in the credited one.
 */
export class LedgerAccount extends LedgerAccountSchema.class {
  /** What can still be taken from it. */
  get available(): bigint {
    return this.creditsPosted - this.debitsPosted - this.debitsPending;
  }
}
LedgerAccountSchema.setClass(LedgerAccount);

export type TransferKind = 'PENDING' | 'POSTED' | 'POST_PENDING' | 'VOID_PENDING';

const LedgerTransferSchema = defineEntity({
  name: 'LedgerTransfer',
  properties: {
    id: p.uuid().primary(),
    seq: p.bigint('bigint'),
    kind: p.text().$type<TransferKind>(),
    debitAccountId: p.bigint('bigint'),
    creditAccountId: p.bigint('bigint'),
    amount: p.bigint('bigint'),
    pendingId: p.uuid().nullable(),
    reference: p.text(),
    at: p.datetime(),
  },
});

/** A movement between two accounts; added once, never changed. */
export class LedgerTransfer extends LedgerTransferSchema.class {}
LedgerTransferSchema.setClass(LedgerTransfer);
