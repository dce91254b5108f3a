import { defineEntity, p } from '@mikro-orm/core';
import { inShanghai, assertMove, DomainError, type Acting } from '#libs/kernel';
import { stateOf } from '#libs/platform';
import { ROUND_MOVES, type RoundState } from './round.moves.js';

const RoundSchema = defineEntity({
  name: 'Round',
  properties: {
    id: p.uuid().primary(),
    schemeVersionId: p.uuid(),
    name: p.text(),
    state: stateOf('ROUND', p.text().$type<RoundState>()),
    claimFrom: p.datetime(),
    claimTo: p.datetime(),
    redeemFrom: p.datetime(),
    redeemTo: p.datetime(),
    budgetFen: p.bigint('bigint'),
    /** The cities' tranches may add up to more than the budget; then the programme can be the limit that binds. */
    overAllocated: p.boolean(),
    noticeDays: p.integer(),
    proposedBy: p.text(),
    proposedAt: p.datetime(),
    publishedBy: p.text().nullable(),
    publishedAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});

/** A scheme version applied: its windows, its money, its period of notice. Windows include their begin, not their end. */
export class Round extends RoundSchema.class {
  /** @throws DomainError DUTIES_SEPARATED when the proposer publishes; MOVE_NOT_ALLOWED */
  publish(by: Acting, at: Date): void {
    assertMove(ROUND_MOVES, this.state, 'PUBLISHED', by.role);
    if (this.proposedBy === by.personId)
      throw new DomainError('DUTIES_SEPARATED', { earlier: 'propose', now: 'publish' });
    this.state = 'PUBLISHED';
    this.publishedBy = by.personId;
    this.publishedAt = at;
  }

  /** What two people agreed to change, for everybody at once. */
  amend(change: {
    readonly claimTo?: Date | null;
    readonly redeemTo?: Date | null;
    readonly budgetAddedFen?: bigint | null;
  }): void {
    this.claimTo = change.claimTo ?? this.claimTo;
    this.redeemTo = change.redeemTo ?? this.redeemTo;
    this.budgetFen += change.budgetAddedFen ?? 0n;
  }

  /** @throws DomainError CLAIM_WINDOW naming the window and now */
  assertClaimable(now: Date): void {
    assertWithin('CLAIM_WINDOW', this.claimFrom, this.claimTo, now);
  }

  /** @throws DomainError REDEEM_WINDOW naming the window and now */
  assertRedeemable(now: Date): void {
    assertWithin('REDEEM_WINDOW', this.redeemFrom, this.redeemTo, now);
  }
}
RoundSchema.setClass(Round);

function assertWithin(code: string, from: Date, to: Date, now: Date): void {
  if (now >= from && now < to) return;
  throw new DomainError(code, { from: inShanghai(from), to: inShanghai(to), now: inShanghai(now) });
}

const TrancheSchema = defineEntity({
  name: 'Tranche',
  properties: {
    roundId: p.uuid().primary(),
    cityCode: p.text().primary(),
    amountFen: p.bigint('bigint'),
  },
});
/** What a city was given at the publication of a round. What it has now is its account in the ledger. */
export class Tranche extends TrancheSchema.class {}
TrancheSchema.setClass(Tranche);
