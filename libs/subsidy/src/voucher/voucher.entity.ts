import { defineEntity, p } from '@mikro-orm/core';
import { assertMove, sum, SYSTEM, type DivisionCode, type Fen, type Acting } from '#libs/kernel';
import { stateOf } from '#libs/platform';
import type { LimitKind } from '../round/limits.js';
import type { Grant, LineGrant } from '../rules/grant.rules.js';
import type { Ineligibility } from '../rules/eligibility.rules.js';
import {
  amendedPhases,
  isUndelivered,
  movePhase,
  stateOfPhases,
  type ContractPhase,
  type Phase,
  type PhaseState,
} from '../rules/phases.rules.js';
import { VOUCHER_MOVES, type VoucherState } from '../rules/voucher.moves.js';

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
    /** Whose limit it takes from: the credit code of who controls the enterprise, or its own. Known when certified. */
    groupCode: p.text().nullable(),
    /** 0 for a cluster pilot under a scheme that serves those first; 1 for all others. */
    priority: p.integer(),
    /** Its place in the order of acceptance. */
    acceptedNumber: p.bigint('bigint'),
    /** The voucher whose contract went to another provider, and whose rest this one is. */
    succeeds: p.uuid().nullable(),
    state: stateOf('VOUCHER', p.text().$type<VoucherState>()),
    lines: p.json<readonly LineGrant[]>(),
    amountFen: p.bigint('bigint'),
    /** Its parts, which are redeemed and paid one by one; they sum to the amount. */
    phases: p.json<readonly Phase[]>(),
    waitingFor: p.text().$type<LimitKind>().nullable(),
    /** Sorted by code unit, so that the accounts of a round are a range. */
    waitingAccount: p.text().collation('C').nullable(),
    ineligibilities: p.json<readonly Ineligibility[]>(),
    claimedBy: p.text(),
    claimedAt: p.datetime(),
    reservedAt: p.datetime().nullable(),
    redeemBy: p.datetime(),
    version: p.integer().version(),
  },
});

/**
 * The right of an enterprise to a sum for a contract, bound to both and to the provider. Whether its money is reserved or
 * it waits is decided for many at once, see `Allocation`.
 */
export class Voucher extends VoucherSchema.class {
  /** The enterprise was certified and meets the rules: its turn comes, by the number it has had since its claim. */
  accept(worth: Pick<Voucher, 'lines' | 'amountFen' | 'phases'>): void {
    this.move('ACCEPTED', SYSTEM);
    Object.assign(this, worth);
  }

  /** The enterprise was certified and does not meet the rules. */
  refuse(reasons: readonly Ineligibility[]): void {
    this.move('REFUSED', SYSTEM);
    this.phases = this.phases.map((phase) => ({ ...phase, state: 'RELEASED' }));
    this.ineligibilities = reasons;
  }

  /**
   * The money, or the place, of one phase or of all that have not ended goes to others.
   * @throws DomainError MOVE_NOT_ALLOWED
   */
  release(by: Acting, phase?: number): void {
    const ending = this.phases.filter(({ number, state }) =>
      phase === undefined ? state !== 'PAID' && state !== 'RELEASED' : number === phase,
    );
    if (ending.length === 0) this.move('RELEASED', by);
    this.end(ending, by);
  }

  /**
   * The contract has ended: what was not delivered until then, and nobody has asked to be paid, goes to others. A voucher
   * that still waits for its money does so for the whole; what is too much of it is released when it is held.
   * @returns the phases that ended
   */
  releaseUndelivered(by: Acting, deliveredFen: Fen): Phase[] {
    let upTo = 0n;
    const ending = this.phases.filter((phase) => {
      upTo += BigInt(phase.contractFen);
      return upTo > deliveredFen && isUndelivered(phase);
    });
    const waits = this.phases.every(({ state }) => state === 'PLANNED');
    if (waits && ending.length < this.phases.length) return [];
    if (ending.length > 0) this.end(ending, by);
    return ending;
  }

  /**
   * Divides the phase in the middle of which the contract ended: what was accepted of it becomes a phase of its own, with
   * its part of the grant, rounded down, and comes first; the rest keeps the number.
   * @returns the two parts; undefined when the contract ended between phases, or no money is held for that phase
   */
  divideAt(deliveredFen: Fen): { readonly accepted: Phase; readonly rest: Phase } | undefined {
    let upTo = 0n;
    const place = this.phases.findIndex(({ contractFen }) => (upTo += BigInt(contractFen)) > deliveredFen);
    const whole = this.phases[place];
    if (whole?.state !== 'RESERVED') return undefined;
    const contractFen = BigInt(whole.contractFen);
    const acceptedFen = deliveredFen - (upTo - contractFen);
    const grantFen = (BigInt(whole.grantFen) * acceptedFen) / contractFen;
    if (grantFen === 0n) return undefined;
    const number = Math.max(...this.phases.map((phase) => phase.number)) + 1;
    const accepted = { ...whole, number, contractFen: String(acceptedFen), grantFen: String(grantFen) };
    const rest = {
      ...whole,
      contractFen: String(contractFen - acceptedFen),
      grantFen: String(BigInt(whole.grantFen) - grantFen),
    };
    this.phases = this.phases.toSpliced(place, 1, accepted, rest);
    return { accepted, rest };
  }

  /**
   * The contract was amended. What nobody has asked to be paid is planned anew by it, and comes to what it is worth now, or
   * to what it came to before where that is less.
   */
  amend(
    { lines, amountFen }: Pick<Grant, 'lines' | 'amountFen'>,
    contract: { readonly phases: readonly ContractPhase[]; readonly totalFen: Fen },
    by: Acting,
  ): void {
    const phases = amendedPhases(this.phases, contract, amountFen);
    this.lines = lines;
    this.phases = phases;
    this.amountFen = sum(phases.map(({ grantFen }) => BigInt(grantFen)));
    if (this.reservedAt || phases.every(({ state }) => state === 'RELEASED')) this.follow(by);
  }

  /** The enterprise asks for a phase to be paid. @throws DomainError MOVE_NOT_ALLOWED */
  redeeming(by: Acting, phase = 1): void {
    this.movePhase(phase, 'REDEEMING', by);
  }

  /** The request for a phase was approved. @throws DomainError MOVE_NOT_ALLOWED */
  redeemed(by: Acting, phase = 1): void {
    this.movePhase(phase, 'REDEEMED', by);
  }

  /** A phase was paid; with the last one the voucher is. @throws DomainError MOVE_NOT_ALLOWED */
  paid(by: Acting, phase = 1): void {
    this.movePhase(phase, 'PAID', by);
  }

  /** @throws Error for a phase that the voucher does not have */
  phase(number: number): Phase {
    const found = this.phases.find((phase) => phase.number === number);
    if (!found) throw new Error(`voucher ${this.id} has no phase ${number}`);
    return found;
  }

  private end(ending: readonly Phase[], by: Acting): void {
    for (const { number } of ending) this.phases = movePhase(this.phases, number, 'RELEASED', by.role);
    this.follow(by);
    if (this.state === 'WAITING') return;
    this.waitingFor = null;
    this.waitingAccount = null;
  }

  private movePhase(phase: number, to: PhaseState, by: Acting): void {
    this.phases = movePhase(this.phases, this.phase(phase).number, to, by.role);
    this.follow(by);
  }

  /** The state follows from the phases. */
  private follow(by: Acting): void {
    const to = stateOfPhases(this.phases);
    if (to !== this.state) this.move(to, by);
  }

  private move(to: VoucherState, by: Acting): void {
    assertMove(VOUCHER_MOVES, this.state, to, by.role);
    this.state = to;
  }
}
VoucherSchema.setClass(Voucher);
