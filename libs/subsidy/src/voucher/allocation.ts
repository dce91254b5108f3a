import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { VoucherExpiredV1, VoucherReservedV1 } from '#libs/contracts';
import { reserveInOrder, voidReservations } from '#libs/ledger';
import { Outbox, recordMany } from '#libs/platform';
import { SYSTEM } from '#libs/kernel';
import { ProviderCopy } from '../copies/copies.entity.js';
import { LIMIT_KINDS, limitsOf, openLimits, type LimitKind } from '../round/limits.js';
import { fenOf, type SchemeRules } from '../scheme/scheme-rules.js';
import { followEndedContracts } from './ended-contracts.js';
import { isUndelivered, reservationOf, stateOfPhases } from '../rules/phases.rules.js';
import {
  accountsWaitedFor,
  allocating,
  firstBehind,
  firstWaiting,
  lapsed,
  movable,
  holdUnchanged,
  undecided,
  writeDecided,
  type Candidate,
  type Decided,
} from './queue.queries.js';
import { accountsIn, inOrder, upToFirstMissing, requestsOf } from './queue.js';
import { rulesOfVersion } from '../scheme/rules-of-version.js';

/** How many claims, and how many of each waiting list, are decided in one transaction. */
const BATCH = 500;
const PROMOTED_AT_ONCE = 100;

/**
 * Gives money to vouchers: first come, first served, within all limits or not at all.
 *
 * Claims are accepted side by side and cheaply; here the next request decides all that were accepted, in their order, in
 * one transaction. What a killed process leaves undecided, the next one decides.
 */
@Injectable()
export class Allocation {
  constructor(private readonly outbox: Outbox) {}

  /**
   * Decides a batch of a round, in the transaction of the caller.
   * @param upTo the number up to which no claim is still on its way
   * @param whole ends also what the clock or a contract has ended, and looks at every waiting list
   * @returns whether another batch may find more to do
   */
  async decideBatch(em: EntityManager, roundId: string, upTo: bigint, whole: boolean): Promise<boolean> {
    const now = await allocating(em, roundId);
    if (await this.expire(em, roundId, now)) return true;
    if (whole && (await this.followEnded(em, roundId, now))) return true;
    const fresh = await undecided(em, roundId, upTo, BATCH);
    const complete = fresh.length < BATCH;
    const watched = whole
      ? await accountsWaitedFor(em, roundId)
      : accountsIn(fresh).map(({ account }) => account);
    const moving = watched.length > 0 ? await movable(em, watched) : [];
    const all = inOrder(fresh, complete, await firstWaiting(em, moving, PROMOTED_AT_ONCE));
    if (all.length === 0) return false;
    const batch = upToFirstMissing(all, await holdUnchanged(em, all));
    if (batch.length === 0) return false;
    const changed = await this.reserve(em, roundId, batch, now);
    return changed > 0 && (!complete || moving.length > 0);
  }

  /** Vouchers whose contract has ended; what goes on under another contract is held for it before others are asked. */
  private async followEnded(em: EntityManager, roundId: string, now: Date): Promise<number> {
    const { changed, successors } = await followEndedContracts(em, roundId, now);
    if (successors.length > 0) await this.reserve(em, roundId, successors, now, ['PROVIDER_LIMIT']);
    return changed;
  }

  /**
   * Reserves for the batch what fits and lets the rest wait.
   * @param queued the limits for which those who wait outside of the batch come first where they were accepted earlier
   * @returns for how many something changed
   */
  private async reserve(
    em: EntityManager,
    roundId: string,
    batch: readonly Candidate[],
    now: Date,
    queued: readonly LimitKind[] = LIMIT_KINDS,
  ): Promise<number> {
    await this.openMissing(em, roundId, batch);
    const lists = accountsIn(batch, queued);
    const { sources, requests } = requestsOf(batch, await firstBehind(em, lists));
    const short = await reserveInOrder(em, sources, requests);
    const outcomes = batch.map((candidate, i) => ({ candidate, lacks: short[i]! }));
    const changed = outcomes.filter(
      ({ candidate, lacks }) => lacks === null || lacks !== candidate.waitingAccount,
    );
    await writeDecided(
      em,
      changed.map(({ candidate, lacks }) => decided(candidate, lacks)),
      now,
    );
    const reserved = outcomes.filter(({ lacks }) => lacks === null).map(({ candidate }) => candidate);
    await this.outbox.addMany(
      em,
      VoucherReservedV1,
      reserved.map((candidate) => ({
        subject: candidate.contractId,
        data: reservedEvent(candidate, now),
        time: now,
      })),
    );
    return changed.length;
  }

  /** Opens the limits of providers and groups that take part for the first time, before any account is locked. */
  private async openMissing(em: EntityManager, roundId: string, batch: readonly Candidate[]): Promise<void> {
    const wanted = new Map<string, { candidate: Candidate; kind: 'GROUP_LIMIT' | 'PROVIDER_LIMIT' }>();
    for (const candidate of batch) {
      const [group, provider] = limitsOf(candidate);
      wanted.set(group!.account, { candidate, kind: 'GROUP_LIMIT' });
      wanted.set(provider!.account, { candidate, kind: 'PROVIDER_LIMIT' });
    }
    const missing = await em.execute<{ code: string }[]>(
      `select wanted.code from jsonb_array_elements_text(cast(? as jsonb)) as wanted (code)
        where not exists (select from ledger_account a where a.code = wanted.code)`,
      [JSON.stringify([...wanted.keys()])],
    );
    if (missing.length === 0) return;
    const providers = await em.find(
      ProviderCopy,
      { id: { $in: [...new Set(batch.map(({ providerId }) => providerId))] }, providerClass: 'PLATFORM' },
      { disableIdentityMap: true },
    );
    const platforms = new Set(providers.map(({ id }) => id));
    const rules = await rulesOfVersion(em, batch[0]!.schemeVersionId);
    const limits = missing.map(({ code }) => {
      const { candidate, kind } = wanted.get(code)!;
      const amountFen =
        kind === 'GROUP_LIMIT'
          ? fenOf(rules.enterpriseLimit)
          : providerLimit(rules, platforms.has(candidate.providerId));
      return { kind, account: code, amountFen };
    });
    await openLimits(em, roundId, limits);
  }

  /** What nobody asked to be paid before the window closed gives its money, or its place, back. @returns how many */
  private async expire(em: EntityManager, roundId: string, now: Date): Promise<number> {
    const ending = await lapsed(em, roundId, now, BATCH);
    if (ending.length === 0) return 0;
    await voidReservations(
      em,
      ending.flatMap(({ id, phases }) =>
        phases.filter(({ state }) => state === 'RESERVED').map(({ number }) => reservationOf(id, number)),
      ),
    );
    const after = ending.map(({ id, phases }) => {
      const left = phases.map((phase) =>
        isUndelivered(phase) ? { ...phase, state: 'RELEASED' as const } : phase,
      );
      const state = stateOfPhases(left);
      return {
        id,
        state: state === 'RELEASED' ? ('EXPIRED' as const) : state,
        phases: left,
        waitingFor: null,
        waitingAccount: null,
        reservedNow: false,
      };
    });
    await writeDecided(em, after, now);
    const partly = ending.filter(({ state }, i) => state === after[i]!.state);
    await recordMany(
      em,
      partly.map(({ id, state, schemeVersionId: ruleVersion, redeemBy }) => {
        return { kind: 'VOUCHER', id, from: state, to: state, by: SYSTEM, at: redeemBy, ruleVersion };
      }),
    );
    for (const [i, { id, enterpriseId, providerId, contractId, redeemBy }] of ending.entries()) {
      if (after[i]!.state !== 'EXPIRED') continue;
      const expiredAt = redeemBy.toISOString();
      const fact = { voucherId: id, enterpriseId, providerId, contractId, roundId, expiredAt };
      this.outbox.add(em, VoucherExpiredV1, contractId, fact, redeemBy);
    }
    await em.flush();
    return ending.length;
  }
}

function providerLimit(rules: SchemeRules, platform: boolean): bigint {
  return fenOf(platform ? rules.platformProviderLimit : rules.otherProviderLimit);
}

function decided({ id, phases, ...candidate }: Candidate, short: string | null): Decided {
  if (short === null) {
    const reserved = phases.map((phase) => ({ ...phase, state: 'RESERVED' as const }));
    return {
      id,
      state: 'RESERVED',
      phases: reserved,
      waitingFor: null,
      waitingAccount: null,
      reservedNow: true,
    };
  }
  const limit = limitsOf(candidate).find(({ account }) => account === short)!;
  return {
    id,
    state: 'WAITING',
    phases,
    waitingFor: limit.kind,
    waitingAccount: limit.account,
    reservedNow: false,
  };
}

function reservedEvent(voucher: Candidate, now: Date): VoucherReservedV1 {
  return {
    voucherId: voucher.id,
    enterpriseId: voucher.enterpriseId,
    providerId: voucher.providerId,
    contractId: voucher.contractId,
    roundId: voucher.roundId,
    amountFen: String(voucher.amountFen),
    reservedAt: now.toISOString(),
  };
}
