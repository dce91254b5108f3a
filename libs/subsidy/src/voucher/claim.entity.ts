import { defineEntity, p } from '@mikro-orm/core';
import type { DivisionCode } from '#libs/kernel';
import type { Ineligibility } from '../rules/eligibility.rules.js';

const ClaimRefusalSchema = defineEntity({
  name: 'ClaimRefusal',
  properties: {
    id: p.uuid().primary(),
    roundId: p.uuid(),
    schemeVersionId: p.uuid(),
    contractId: p.uuid(),
    enterpriseId: p.uuid(),
    providerId: p.uuid(),
    divisionCode: p.text().$type<DivisionCode>().nullable(),
    ineligibilities: p.json<readonly Ineligibility[]>(),
    claimedBy: p.text(),
    claimedAt: p.datetime(),
  },
});
/** A claim that did not meet the rules: no voucher came of it, but what was decided is on record. Only ever added. */
export class ClaimRefusal extends ClaimRefusalSchema.class {}
ClaimRefusalSchema.setClass(ClaimRefusal);

const WaitingCountSchema = defineEntity({
  name: 'WaitingCount',
  properties: {
    account: p.text().collation('C').primary(),
    priority: p.integer().primary(),
    bucket: p.bigint('bigint').primary(),
    waiting: p.integer(),
  },
});
/** How many wait for an account with numbers of one bucket; kept by the database as vouchers change, read only here. */
export class WaitingCount extends WaitingCountSchema.class {}
WaitingCountSchema.setClass(WaitingCount);
