import { defineEntity, p } from '@mikro-orm/core';
import { assertMove, type DivisionCode } from '#libs/kernel';
import { HOUSE, type Acting } from '../history.entity.js';
import type { Limit, LimitKind } from '../round/limits.js';
import type { LineAward } from './award.rules.js';
import type { Ineligibility } from './eligibility.rules.js';
import { VOUCHER_MOVES, type VoucherState } from './voucher.moves.js';

const VoucherSchema = defineEntity({
  name: 'Voucher',
  properties: {
    id: p.uuid().primary(),
    roundId: p.uuid(),
    /** The rules that it was filed under, and keeps. */
    schemeVersionId: p.uuid(),
    contractId: p.uuid(),
    enterpriseId: p.uuid(),
    providerId: p.uuid(),
    /** Of the enterprise, as certified; null until then. */
    divisionCode: p.text().$type<DivisionCode>().nullable(),
    /** Its place in the order of acceptance. */
    acceptedNumber: p.bigint('bigint'),
    state: p.text().$type<VoucherState>(),
    lines: p.json<readonly LineAward[]>(),
    amountFen: p.bigint('bigint'),
    waitingFor: p.text().$type<LimitKind>().nullable(),
    waitingAccount: p.text().nullable(),
    ineligibilities: p.json<readonly Ineligibility[]>(),
    claimedBy: p.text(),
    claimedAt: p.datetime(),
    reservedAt: p.datetime().nullable(),
    redeemBy: p.datetime(),
    version: p.integer().version(),
  },
});

/** The right of an enterprise to a sum for a contract, bound to both and to the provider. */
export class Voucher extends VoucherSchema.class {
  /** The money is held within all limits. */
  reserve(at: Date): void {
    this.move('RESERVED', HOUSE);
    this.waitingFor = null;
    this.waitingAccount = null;
    this.reservedAt = at;
  }

  /** A limit is short: it keeps its place and waits for that limit. */
  waitFor(limit: Limit): void {
    if (this.state !== 'WAITING') this.move('WAITING', HOUSE);
    this.waitingFor = limit.kind;
    this.waitingAccount = limit.account;
  }

  /** The enterprise was certified and does not meet the rules. */
  refuse(reasons: readonly Ineligibility[]): void {
    this.move('REFUSED', HOUSE);
    this.ineligibilities = reasons;
  }

  /** Its money, or its place, goes to others. */
  release(by: Acting): void {
    this.move('RELEASED', by);
    this.waitingFor = null;
    this.waitingAccount = null;
  }

  redeeming(by: Acting): void {
    this.move('REDEEMING', by);
  }

  redeemed(by: Acting): void {
    this.move('REDEEMED', by);
  }

  paid(by: Acting): void {
    this.move('PAID', by);
  }

  private move(to: VoucherState, by: Acting): void {
    assertMove(VOUCHER_MOVES, this.state, to, by.role);
    this.state = to;
  }
}
VoucherSchema.setClass(Voucher);
