import { defineEntity, p } from '@mikro-orm/core';
import { stateOf } from '#libs/platform';

export type PeriodState = 'PROPOSED' | 'CLOSED' | 'WITHDRAWN';

const LedgerPeriodSchema = defineEntity({
  name: 'LedgerPeriod',
  properties: {
    number: p.integer().primary().autoincrement(false),
    /** What its history is kept under. */
    id: p.uuid().defaultRaw('gen_random_uuid()').unique('ledger_period_id_unique'),
    state: stateOf('LEDGER_PERIOD', p.text().$type<PeriodState>()),
    /** The end of the one before; null for the first, which begins with the ledger. */
    startsAt: p.datetime().nullable(),
    /** The first instant that does not belong to it. */
    endsAt: p.datetime(),
    note: p.text(),
    proposedBy: p.text(),
    proposedAt: p.datetime(),
    /** Who closed or withdrew it. */
    closedBy: p.text().nullable(),
    closedAt: p.datetime().nullable(),
    accounts: p.integer().nullable(),
    transfers: p.bigint('bigint').nullable(),
    balancesHash: p.text().nullable(),
  },
});

/** A span of time that, once closed, takes no transfer any more. */
export class LedgerPeriod extends LedgerPeriodSchema.class {}
LedgerPeriodSchema.setClass(LedgerPeriod);

const LedgerPeriodBalanceSchema = defineEntity({
  name: 'LedgerPeriodBalance',
  properties: {
    period: p.integer().primary(),
    accountId: p.bigint('bigint').primary(),
    debitsPending: p.bigint('bigint'),
    debitsPosted: p.bigint('bigint'),
    creditsPending: p.bigint('bigint'),
    creditsPosted: p.bigint('bigint'),
  },
});
/** The sums of an account at the end of a closed period. */
export class LedgerPeriodBalance extends LedgerPeriodBalanceSchema.class {}
LedgerPeriodBalanceSchema.setClass(LedgerPeriodBalance);

const LedgerCorrectionSchema = defineEntity({
  name: 'LedgerCorrection',
  properties: {
    transferId: p.uuid().primary(),
    period: p.integer(),
    reason: p.text(),
  },
});
/** A transfer of the open period that mends what a closed one should have held. */
export class LedgerCorrection extends LedgerCorrectionSchema.class {}
LedgerCorrectionSchema.setClass(LedgerCorrection);
