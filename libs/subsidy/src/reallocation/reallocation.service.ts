import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type Actor, DomainError, newId, notFound } from '#libs/kernel';
import { accountsOf, book, openAccounts } from '#libs/ledger';
import { Commands, connection, record, type Connection } from '#libs/platform';
import { cities } from '#libs/reference';
import { limitOf, unassignedAccount, usedOf } from '../round/limits.js';
import { Round } from '../round/round.entity.js';
import { rulesOfVersion } from '../scheme/rules-of-version.js';
import { AllocationScheduler } from '../voucher/allocation-scheduler.js';
import { Reallocation } from './reallocation.entity.js';
import type {
  ProposeReallocationInput,
  ReallocationEffectView,
  ReallocationPageArgs,
  ReallocationView,
} from './reallocation.views.js';
import { accountShort, refusedBooking } from '../round/account-short.js';

type Sides = Pick<Reallocation, 'roundId' | 'fromCity' | 'toCity' | 'amountFen'>;

/** Moves money between the cities of a round while claims run: one proposes, another approves. */
@Injectable()
export class ReallocationService {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
    private readonly scheduler: AllocationScheduler,
  ) {}

  /** @throws DomainError NOT_FOUND, AMOUNT_NOT_POSITIVE, REALLOCATION_SIDES, TRANCHE_CITY, ACCOUNT_SHORT */
  async propose(input: ProposeReallocationInput, key: string, by: Actor): Promise<ReallocationView> {
    const acting = by.actingAs('round.propose');
    const { roundId, amountFen, reason, fromCity = null, toCity = null } = input;
    const body = { roundId, amountFen, reason, fromCity, toCity };
    return this.commands.run({ key, by, name: 'proposeReallocation', body }, async (em, now) => {
      const round = await em.findOne(Round, { id: roundId, state: 'PUBLISHED' });
      if (!round) throw notFound('round');
      if (amountFen <= 0n) throw new DomainError('AMOUNT_NOT_POSITIVE');
      if (fromCity === toCity) throw new DomainError('REALLOCATION_SIDES');
      await assertTakesPart(em, round, toCity);
      const { giverFreeFen } = await effectOf(em, body);
      if (giverFreeFen < amountFen) throw await accountShort(em, accountOf(roundId, fromCity), amountFen);
      const proposed = em.create(Reallocation, {
        ...body,
        id: newId(),
        state: 'PROPOSED',
        proposedBy: by.personId,
        proposedAt: now,
      });
      const { schemeVersionId } = round;
      const change = { from: null, to: 'PROPOSED', by: acting, at: now, schemeVersionId, reason };
      record(em, { kind: 'REALLOCATION', id: proposed.id, ...change });
      await em.flush();
      return viewOf(em, proposed);
    });
  }

  /**
   * Moves the money, if the giver still has it free, and serves those who wait for the receiver.
   * @throws DomainError NOT_FOUND, MOVE_NOT_ALLOWED, DUTIES_SEPARATED, ACCOUNT_SHORT
   */
  async approve(id: string, key: string, by: Actor): Promise<ReallocationView> {
    const acting = by.actingAs('round.publish');
    const view = await this.commands.run(
      { key, by, name: 'approveReallocation', body: { id } },
      async (em, now) => {
        const proposed = await held(em, id);
        proposed.approve(acting, now);
        const { roundId, fromCity, toCity, amountFen } = proposed;
        // A city that had no tranche so far gets one, empty, which the money then goes to.
        const [debit, credit] = [accountOf(roundId, fromCity), accountOf(roundId, toCity)];
        if (toCity) {
          const used = { code: usedOf(credit), neverNegative: false };
          await openAccounts(em, [{ code: credit, neverNegative: true }, used]);
        }
        const transfer = { id, kind: 'POSTED', debit, credit, amount: amountFen, reference: id } as const;
        const refusal = await book(em, [transfer]);
        if (refusal) throw await refusedBooking(em, refusal, [transfer]);
        record(em, { kind: 'REALLOCATION', id, from: 'PROPOSED', to: 'APPROVED', by: acting, at: now });
        await em.flush();
        return viewOf(em, proposed);
      },
    );
    await this.scheduler.settle(view.roundId);
    return view;
  }

  /** @throws DomainError NOT_FOUND, MOVE_NOT_ALLOWED, REASON_NEEDED */
  async withdraw(id: string, reason: string, key: string, by: Actor): Promise<ReallocationView> {
    const acting = by.actingAs('round.propose');
    const body = { id, reason };
    return this.commands.run({ key, by, name: 'withdrawReallocation', body }, async (em, now) => {
      if (reason.trim() === '') throw new DomainError('REASON_NEEDED');
      const proposed = await held(em, id);
      proposed.withdraw(acting, now);
      record(em, {
        kind: 'REALLOCATION',
        id,
        from: 'PROPOSED',
        to: 'WITHDRAWN',
        by: acting,
        at: now,
        reason,
      });
      await em.flush();
      return viewOf(em, proposed);
    });
  }

  /** What was moved, for everybody; what is proposed or was withdrawn, for those who decide. */
  async list(
    { roundId, first, after }: ReallocationPageArgs,
    by: Actor | undefined,
  ): Promise<Connection<ReallocationView>> {
    const em = this.em.fork();
    const decides = by !== undefined && (by.may('round.propose') || by.may('round.publish'));
    const found = await em.findByCursor(Reallocation, {
      where: decides ? { roundId } : { roundId, state: 'APPROVED' },
      orderBy: { proposedAt: 'desc', id: 'asc' },
      first,
      after,
      includeCount: false,
    });
    const views = await Promise.all(found.items.map((each) => viewOf(em, each)));
    const { edges, pageInfo } = connection(found);
    return { edges: edges.map(({ cursor }, i) => ({ cursor, node: views[i]! })), pageInfo };
  }
}

async function held(em: EntityManager, id: string): Promise<Reallocation> {
  const found = await em.findOne(Reallocation, id, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!found) throw notFound('reallocation');
  return found;
}

function accountOf(roundId: string, city: string | null | undefined): string {
  return city == null ? unassignedAccount(roundId) : limitOf('CITY_TRANCHE', roundId, city).account;
}

async function assertTakesPart(em: EntityManager, round: Round, city: string | null): Promise<void> {
  if (city === null) return;
  const { excludedCityCodes } = await rulesOfVersion(em, round.schemeVersionId);
  const known = cities().some(({ code }) => code === city);
  if (!known || excludedCityCodes.value.includes(city))
    throw new DomainError('TRANCHE_CITY', { cities: [city] });
}

/** How things stand for both sides, and whom the receiver could serve with the money: first come first. */
async function effectOf(
  em: EntityManager,
  { roundId, fromCity, toCity, amountFen }: Sides,
): Promise<ReallocationEffectView> {
  const [from, to] = [accountOf(roundId, fromCity), accountOf(roundId, toCity)];
  const accounts = await accountsOf(em, [from, to]);
  const holds = (accounts.get(to)?.available ?? 0n) + amountFen;
  const [row] = await em.execute<{ giver: number; receiver: number; served: number }[]>(
    `select count(*) filter (where waiting_account = ?)::int as giver,
            count(*) filter (where waiting_account = ?)::int as receiver,
            count(*) filter (where waiting_account = ? and taken <= ?)::int as served
       from (select waiting_account, sum(amount_fen) over (partition by waiting_account
                                                           order by priority, accepted_number) as taken
               from voucher where state = 'WAITING' and waiting_account in (?, ?)) queue`,
    [from, to, to, String(holds), from, to],
  );
  return {
    giverFreeFen: accounts.get(from)?.available ?? 0n,
    giverWaiting: row!.giver,
    receiverWaiting: row!.receiver,
    wouldServe: row!.served,
  };
}

async function viewOf(em: EntityManager, reallocation: Reallocation): Promise<ReallocationView> {
  const { id, roundId, fromCity, toCity, amountFen, reason, state, proposedAt, decidedAt } = reallocation;
  const effect = state === 'PROPOSED' ? await effectOf(em, reallocation) : null;
  return { id, roundId, fromCity, toCity, amountFen, reason, state, proposedAt, decidedAt, effect };
}
