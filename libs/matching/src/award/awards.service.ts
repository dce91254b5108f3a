import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { AwardWithdrawnV1, ContractAwardedV1 } from '#libs/contracts';
import {
  inBand,
  SYSTEM,
  DomainError,
  inShanghai,
  newId,
  notFound,
  type Actor,
  type Acting,
} from '#libs/kernel';
import { Commands, Outbox, record, load } from '#libs/platform';
import { Award, DirectPurchase, type WithdrawalCause } from './award.entity.js';
import { Clarification } from '../evaluation/evaluation.entity.js';
import type { OpenedBid } from '../bid/bid.rules.js';
import { daysAfter } from '../evaluation/procurement.rules.js';
import { BidComparisons, type Comparison } from './comparison.service.js';
import { Contract } from '../contract/contract.entity.js';
import { awardedEvent } from '../contract/contract.events.js';
import { fileOf, type ContractFile } from '../contract/contract.queries.js';
import { draftContract } from '../contract/drafting.js';
import { Need } from '../need/need.entity.js';
import { assertUnrelatedParties } from '../copies/unrelated.js';

export interface Choice {
  readonly needId: string;
  readonly bidId: string;
  readonly reason: string;
  /** Needed when the bid is not the first in rank. */
  readonly deviationReason?: string | undefined;
  /** Needed when there are fewer bids than the rules ask for. */
  readonly fewBidsReason?: string | undefined;
}

/** What an award says beside whose it is. */
type Terms = Pick<Award, 'reason'> &
  Partial<
    Pick<
      Award,
      | 'rank'
      | 'deviationReason'
      | 'fewBidsReason'
      | 'rulesVersion'
      | 'comparison'
      | 'standstillUntil'
      | 'signBy'
    >
  >;

/** What became of a need whose award was taken back. */
export interface AwardTakenBack {
  readonly needId: string;
  readonly bidId: string;
  readonly cause: WithdrawalCause;
  /** The contract drafted for the next in rank; null where there is none, or the enterprise has to choose. */
  readonly nextContractId: string | null;
}

/** The choice of a bid, the contract that follows from it, and how the choice moves on when the winner does not sign. */
@Injectable()
export class AwardsService {
  constructor(
    private readonly commands: Commands,
    private readonly outbox: Outbox,
    private readonly comparisons: BidComparisons,
  ) {}

  /**
   * Awards a need to a bid and drafts the contract from it.
   * @throws DomainError NOT_YET_OPEN, NEED_ALREADY_AWARDED, EVALUATION_UNDER_WAY, BID_IS_OUT, LOW_PRICE_UNEXPLAINED,
   * DECISION_AWAITED, BETTER_BID_ASKED, AWARD_DEVIATES, TOO_FEW_BIDS, NOT_FOUND (also for a bid that was replaced)
   */
  award(choice: Choice, key: string, by: Actor): Promise<ContractFile> {
    return this.commands.run({ key, by, name: 'awardNeed', body: { ...choice } }, async (em, now) => {
      const { needId, bidId, reason, deviationReason, fewBidsReason } = choice;
      // Two signatories queue here, so that the second learns that it came second; the index on awards is the wall.
      const need = await lockedNeed(em, needId);
      const as = by.actingAs('need.award', { organisationId: need.enterpriseId }, 'need');
      need.assertAwardable(as.role, now);
      if (await em.findOne(DirectPurchase, { needId })) throw notFound('bid');
      await this.endSilence(em, needId, now);
      const comparison = await this.comparisons.of(em, need);
      const bid = comparison.bids.find(({ id }) => id === bidId);
      if (!bid) throw notFound('bid');
      const parties = { enterpriseId: need.enterpriseId, providerId: bid.providerId };
      await assertUnrelatedParties(em, parties, { act: 'AWARD', subjectId: needId }, now);
      const rank = assertAwardable(comparison, bidId);
      if (rank > 1 && !deviationReason) throw new DomainError('AWARD_DEVIATES', { rank });
      const { leastBids } = comparison.plan;
      if (comparison.bids.length < leastBids && !fewBidsReason)
        throw new DomainError('TOO_FEW_BIDS', { bids: comparison.bids.length, least: leastBids });
      const terms = {
        reason,
        ...termsOf(comparison, bid, rank, now),
        deviationReason: rank > 1 ? deviationReason! : null,
        fewBidsReason: comparison.bids.length < leastBids ? fewBidsReason! : null,
      };
      return fileOf(em, await this.choose(em, need, bid, terms, by, as, now));
    });
  }

  /**
   * The winner refuses before the contract is signed by both; the next in rank moves up.
   * @throws DomainError MOVE_NOT_ALLOWED when it is signed, NOT_FOUND
   */
  refuse(needId: string, reason: string, key: string, by: Actor): Promise<AwardTakenBack> {
    return this.commands.run({ key, by, name: 'refuseAward', body: { needId, reason } }, async (em, now) => {
      const { need, award, contract } = await lockedAward(em, needId);
      const as = by.actingAs('award.refuse', { organisationId: contract.providerId }, 'award');
      await this.takeBack(em, { need, award, contract }, { cause: 'REFUSED', reason }, by, as, now);
      return this.moveOn(em, need, award, by, now);
    });
  }

  /**
   * The enterprise goes on to the next in rank because the winner has not signed in time.
   * @throws DomainError STILL_TO_SIGN before the time, or when the winner has signed; NOT_FOUND
   */
  lapse(needId: string, reason: string, key: string, by: Actor): Promise<AwardTakenBack> {
    return this.commands.run({ key, by, name: 'lapseAward', body: { needId, reason } }, async (em, now) => {
      const { need, award, contract } = await lockedAward(em, needId);
      const as = by.actingAs('need.award', { organisationId: need.enterpriseId }, 'award');
      const [signed] = await em.execute<object[]>(
        "select 1 from signature where contract_id = ? and side = 'PROVIDER'",
        [contract.id],
      );
      if (!award.signBy || now < award.signBy || signed)
        throw new DomainError('STILL_TO_SIGN', { signBy: award.signBy ? inShanghai(award.signBy) : '–' });
      await this.takeBack(em, { need, award, contract }, { cause: 'LAPSED', reason }, by, as, now);
      return this.moveOn(em, need, award, by, now);
    });
  }

  /** Writes an award down and drafts its contract. The caller holds the lock on the need. */
  async choose(
    em: EntityManager,
    need: Need,
    bid: OpenedBid,
    terms: Terms,
    by: Actor,
    as: Acting,
    now: Date,
  ): Promise<Contract> {
    need.award(as.role, now);
    const moved = { kind: 'NEED' as const, id: need.id, from: 'CLOSED', to: 'AWARDED' };
    record(em, { ...moved, reason: terms.reason, by: as, at: now });
    const contract = await draftContract(em, need, bid, { by: as, at: now });
    const id = newId();
    em.create(Award, {
      id,
      needId: need.id,
      bidId: bid.id,
      ...terms,
      awardedBy: by.personId,
      awardedAt: now,
    });
    record(em, { kind: 'CONTRACT', id: contract.id, from: null, to: 'DRAFTED', by: as, at: now });
    this.outbox.add(em, ContractAwardedV1, contract.id, awardedEvent(contract, bid.id, now), now);
    await em.flush();
    return contract;
  }

  /** Takes an award back and ends the draft of its contract. */
  async takeBack(
    em: EntityManager,
    { need, award, contract }: LockedAward,
    { cause, reason }: { cause: WithdrawalCause; reason: string },
    by: Actor,
    as: Acting,
    now: Date,
  ): Promise<void> {
    contract.cancel(as.role === 'BUREAU_APPROVER' ? 'SYSTEM' : as.role, now);
    award.withdraw(cause, reason, by.personId, now);
    need.takeAwardBack(as.role);
    record(em, { kind: 'NEED', id: need.id, from: 'AWARDED', to: 'CLOSED', reason, by: as, at: now });
    record(em, { kind: 'AWARD', id: award.id, from: 'STANDING', to: cause, reason, by: as, at: now });
    const cancelled = { kind: 'CONTRACT' as const, id: contract.id, from: 'DRAFTED', to: 'CANCELLED' };
    record(em, { ...cancelled, reason, by: as, at: now });
    const { enterpriseId, providerId } = contract;
    const parties = { enterpriseId, providerId };
    const withdrawn = { needId: need.id, bidId: award.bidId, contractId: contract.id, ...parties, cause };
    this.outbox.add(em, AwardWithdrawnV1, contract.id, { ...withdrawn, withdrawnAt: now.toISOString() }, now);
    await em.flush();
  }

  /** A low price that its bidder has not explained in time counts as not explained; written down when the order is next needed. */
  private async endSilence(em: EntityManager, needId: string, now: Date): Promise<void> {
    const silent = { needId, kind: 'LOW_PRICE' as const, answeredAt: null, decidedAt: null };
    for (const clarification of await em.find(Clarification, { ...silent, answerBy: { $lte: now } })) {
      clarification.accepted = false;
      clarification.decisionReason = '期满未说明，视为不能说明。';
      clarification.decidedBy = SYSTEM.personId;
      clarification.decidedAt = now;
      const { bidId, answerBy } = clarification;
      record(em, {
        kind: 'BID',
        id: bidId,
        from: 'LOW_PRICE_ASKED',
        to: 'LOW_PRICE_SILENT',
        by: SYSTEM,
        at: answerBy,
      });
    }
    await em.flush();
  }

  /** To the next in rank by the platform itself, where the order leaves no choice and nothing is open about that bid. */
  private async moveOn(
    em: EntityManager,
    need: Need,
    award: Award,
    by: Actor,
    now: Date,
  ): Promise<AwardTakenBack> {
    const { bidId, withdrawnCause } = award;
    await this.endSilence(em, need.id, now);
    const comparison = await this.comparisons.of(em, need);
    const first = comparison.compared.filter(({ rank }) => rank === 1);
    const [next] = first;
    const open = next && (comparison.lowPriced.has(next.bidId) || comparison.asked.has(next.bidId));
    const answer = { needId: need.id, bidId, cause: withdrawnCause!, nextContractId: null };
    // A need that waited too long meanwhile is over; only the enterprise can call for bids anew.
    if (!next || first.length > 1 || open || need.stateAt(now) !== 'CLOSED') return answer;
    const as = {
      personId: by.personId,
      organisationId: need.enterpriseId,
      role: 'SYSTEM',
    } as const;
    const bid = comparison.bids.find(({ id }) => id === next.bidId)!;
    const terms = { reason: '前一中选人未签约，按排名递补。', ...termsOf(comparison, bid, 1, now) };
    const contract = await this.choose(em, need, bid, terms, by, as, now);
    return { ...answer, nextContractId: contract.id };
  }
}

/** @returns the rank @throws DomainError EVALUATION_UNDER_WAY, BID_IS_OUT, LOW_PRICE_UNEXPLAINED, DECISION_AWAITED, BETTER_BID_ASKED */
function assertAwardable({ complete, compared, lowPriced, asked }: Comparison, bidId: string): number {
  if (!complete) throw new DomainError('EVALUATION_UNDER_WAY');
  const { rank, outBecause } = compared.find((each) => each.bidId === bidId)!;
  if (rank === null) throw new DomainError('BID_IS_OUT', { because: outBecause ?? '–' });
  if (lowPriced.has(bidId)) throw new DomainError('LOW_PRICE_UNEXPLAINED');
  if (asked.has(bidId)) throw new DomainError('DECISION_AWAITED');
  // A bid that ranks before it has the time that was given: else the question would be a way past the best bid.
  const before = compared.find((each) => each.rank !== null && each.rank < rank && asked.has(each.bidId));
  if (before) throw new DomainError('BETTER_BID_ASKED', { rank: before.rank! });
  return rank;
}

function termsOf({ plan, rules, compared }: Comparison, bid: OpenedBid, rank: number, now: Date) {
  const days = Math.max(inBand(rules.standstillDays, bid.priceFen), plan.standstillDays ?? 0);
  const standstillUntil = days > 0 ? daysAfter(now, days) : null;
  return {
    rank,
    comparison: compared,
    rulesVersion: String(rules.version),
    standstillUntil,
    signBy: daysAfter(standstillUntil ?? now, rules.signWithinDays),
  };
}

function lockedNeed(em: EntityManager, needId: string): Promise<Need> {
  return load(em, Need, needId, 'need', { hold: true });
}

export interface LockedAward {
  readonly need: Need;
  readonly award: Award;
  readonly contract: Contract;
}

/**
 * The standing award of a need. Locked in the order need, contract, award, which is that of a signature too.
 * @throws DomainError NOT_FOUND, in the same words whether there is no award or no need
 */
export async function lockedAward(em: EntityManager, needId: string): Promise<LockedAward> {
  const need = await load(em, Need, needId, 'award', { hold: true });
  const found = await em.findOne(Award, { needId, withdrawnAt: null }, { fields: ['id', 'bidId'] });
  if (!found) throw notFound('award');
  const contract = await em.findOneOrFail(
    Contract,
    { needId, bidId: found.bidId, state: { $ne: 'CANCELLED' } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { awardedAt: 'asc' } },
  );
  const award = await em.findOneOrFail(Award, found.id, {
    lockMode: LockMode.PESSIMISTIC_WRITE,
    refresh: true,
  });
  return { need, award, contract };
}
