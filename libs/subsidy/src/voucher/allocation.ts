import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { VoucherReservedV1 } from '#libs/contracts';
import { cityOf, newId, type DivisionCode } from '#libs/kernel';
import { accountsOf, book, endReservations, lockAccounts } from '#libs/ledger';
import { Clock, Outbox } from '#libs/platform';
import { PoolProvider } from '../copies.entity.js';
import { HOUSE, record } from '../history.entity.js';
import { limitOf, openLimits, usedOf, type Limit } from '../round/limits.js';
import { fenOf, parseRules, type SchemeRules } from '../scheme/scheme-rules.js';
import { SchemeVersion } from '../scheme/scheme-version.entity.js';
import { reservationOf } from './phases.rules.js';
import { Voucher } from './voucher.entity.js';

/** How many of the waiting list one release moves on at most; the next claim or release goes on. */
const PROMOTED_AT_ONCE = 200;

type Claimant = Pick<Voucher, 'roundId' | 'providerId' | 'enterpriseId'> & {
  readonly divisionCode: DivisionCode;
};

/** Gives money to vouchers: first come, first served, within all limits or not at all. */
@Injectable()
export class Allocation {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Holds the limits that a claim takes from until the transaction ends. Whoever competes for one of them waits here, so
   * numbers of acceptance that are taken afterwards are in the order in which the limits are served.
   */
  async hold(em: EntityManager, claimant: Claimant, rules: SchemeRules): Promise<Limit[]> {
    const { roundId, providerId, enterpriseId, divisionCode } = claimant;
    const city = limitOf('CITY_TRANCHE', roundId, cityOf(divisionCode));
    const provider = limitOf('PROVIDER_LIMIT', roundId, providerId);
    const enterprise = limitOf('ENTERPRISE_LIMIT', roundId, enterpriseId);
    const providerClass = (await em.findOne(PoolProvider, providerId))?.providerClass ?? 'OTHER';
    const providerFen = fenOf(
      providerClass === 'PLATFORM' ? rules.platformProviderLimit : rules.otherProviderLimit,
    );
    await openLimits(em, roundId, [
      { ...provider, amountFen: providerFen },
      { ...enterprise, amountFen: fenOf(rules.enterpriseLimit) },
    ]);
    const limits = [city, provider, enterprise];
    await lockAccounts(
      em,
      limits.flatMap(({ account }) => [account, usedOf(account)]),
    );
    return limits;
  }

  /**
   * Reserves the voucher's amount within all its limits in one step, or lets it wait for the first one that is short, or
   * for which somebody accepted earlier waits. The limits must be held.
   */
  async allocate(em: EntityManager, voucher: Voucher, limits: readonly Limit[], now: Date): Promise<void> {
    const from = voucher.state;
    const short = (await this.taken(em, voucher, limits)) ?? (await this.reserve(em, voucher, limits));
    if (short) voucher.waitFor(short);
    else voucher.reserve(now);
    if (voucher.state !== from) {
      const { id, schemeVersionId, state } = voucher;
      record(em, { kind: 'VOUCHER', id, from, to: state, by: HOUSE, at: now, schemeVersionId });
    }
    if (!short) {
      this.outbox.add(em, VoucherReservedV1, voucher.contractId, reservedEvent(voucher, now), now);
    }
  }

  /**
   * Gives back what one phase of the voucher holds, or what all hold. The caller settles the round when its transaction
   * is through.
   */
  async free(em: EntityManager, voucher: Voucher, phase?: number): Promise<void> {
    const phases = phase === undefined ? voucher.phases.map(({ number }) => number) : [phase];
    for (const number of phases) {
      const refusal = await endReservations(em, reservationOf(voucher.id, number), 'VOID_PENDING');
      if (refusal)
        throw new Error(`the reservations of voucher ${voucher.id} cannot be voided: ${refusal.refusal}`);
    }
  }

  /**
   * Decides everything in a round that is accepted, or waits and can move. To be called after the transaction that freed
   * or added money has committed; calling it more often does no harm.
   */
  async settle(roundId: string): Promise<void> {
    const rows = await this.em
      .fork()
      .execute<{ account: string }[]>(
        `select distinct waiting_account as account from voucher where state = 'WAITING' and round_id = ?`,
        [roundId],
      );
    await this.promote(rows.map(({ account }) => account));
  }

  /** The accounts whose waiting lists may move when this voucher goes. */
  accountsOf(voucher: Pick<Voucher, 'roundId' | 'providerId' | 'enterpriseId' | 'divisionCode'>): string[] {
    const { roundId, providerId, enterpriseId, divisionCode } = voucher;
    return [
      ...(divisionCode ? [limitOf('CITY_TRANCHE', roundId, cityOf(divisionCode))] : []),
      limitOf('PROVIDER_LIMIT', roundId, providerId),
      limitOf('ENTERPRISE_LIMIT', roundId, enterpriseId),
    ].map(({ account }) => account);
  }

  /**
   * Moves the waiting lists of some limits on, each voucher in a transaction of its own, so that locks are always taken
   * in their order. What a killed process left undone, the next claim or release does.
   */
  async promote(accounts: readonly string[]): Promise<void> {
    const moving = new Set(accounts);
    for (let i = 0; i < PROMOTED_AT_ONCE && moving.size > 0; i += 1) {
      const head = await this.firstWaiting([...moving]);
      if (!head) return;
      const waited = head.waitingAccount!;
      if (!(await this.fits(head)) || (await this.tryAgain(head.id)) === waited) moving.delete(waited);
    }
  }

  private firstWaiting(accounts: string[]): Promise<Voucher | null> {
    return this.em
      .fork()
      .findOne(
        Voucher,
        { state: 'WAITING', waitingAccount: { $in: accounts } },
        { orderBy: { acceptedNumber: 'asc' } },
      );
  }

  private async fits({ waitingAccount, amountFen }: Voucher): Promise<boolean> {
    const accounts = await accountsOf(this.em.fork(), [waitingAccount!]);
    return accounts.get(waitingAccount!)!.available >= amountFen;
  }

  /** @returns the account that the voucher waits for afterwards; null when it does not wait any more */
  private tryAgain(id: string): Promise<string | null> {
    return this.em.fork().transactional(async (em) => {
      const now = await this.clock.now(em);
      const seen = await em.findOneOrFail(Voucher, id);
      const rules = await rulesOfVersion(em, seen.schemeVersionId);
      const limits = await this.hold(em, claimantOf(seen, seen.divisionCode!), rules);
      // Whoever is just withdrawing it holds its row and moves the list on afterwards.
      const voucher = await em.findOne(
        Voucher,
        { id, state: 'WAITING' },
        { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE, refresh: true },
      );
      if (!voucher || now >= voucher.redeemBy) return seen.waitingAccount ?? null;
      await this.allocate(em, voucher, limits, now);
      return voucher.waitingAccount ?? null;
    });
  }

  /** The limit for which somebody who was accepted earlier waits: nobody is overtaken. */
  private async taken(
    em: EntityManager,
    voucher: Voucher,
    limits: readonly Limit[],
  ): Promise<Limit | undefined> {
    const earlier = await em.findOne(
      Voucher,
      {
        state: 'WAITING',
        waitingAccount: { $in: limits.map(({ account }) => account) },
        acceptedNumber: { $lt: voucher.acceptedNumber },
        redeemBy: voucher.redeemBy,
      },
      { orderBy: { acceptedNumber: 'asc' }, disableIdentityMap: true },
    );
    return limits.find(({ account }) => account === earlier?.waitingAccount);
  }

  private async reserve(
    em: EntityManager,
    voucher: Voucher,
    limits: readonly Limit[],
  ): Promise<Limit | undefined> {
    const refusal = await book(
      em,
      voucher.phases
        .filter(({ awardFen }) => awardFen !== '0')
        .flatMap(({ number, awardFen }) =>
          limits.map(({ account }) => ({
            id: newId(),
            kind: 'PENDING' as const,
            debit: account,
            credit: usedOf(account),
            amount: BigInt(awardFen),
            reference: reservationOf(voucher.id, number),
          })),
        ),
    );
    if (!refusal) return undefined;
    const short = limits.find(
      ({ account }) => refusal.refusal === 'ACCOUNT_SHORT' && account === refusal.account,
    );
    if (!short) throw new Error(`voucher ${voucher.id} cannot be reserved: ${JSON.stringify(refusal)}`);
    return short;
  }
}

/** Whose limits a voucher takes from. */
export function claimantOf(voucher: Voucher, divisionCode: DivisionCode): Claimant {
  const { roundId, providerId, enterpriseId } = voucher;
  return { roundId, providerId, enterpriseId, divisionCode };
}

/** The rules of a version. */
export async function rulesOfVersion(em: EntityManager, schemeVersionId: string): Promise<SchemeRules> {
  return parseRules((await em.findOneOrFail(SchemeVersion, schemeVersionId)).rules);
}

/** The next number of acceptance. To be taken while the limits are held. */
export async function nextAcceptedNumber(em: EntityManager): Promise<bigint> {
  const [row] = await em.execute<{ number: string }[]>("select nextval('accepted_number') as number");
  return BigInt(row!.number);
}

function reservedEvent(voucher: Voucher, now: Date): VoucherReservedV1 {
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
