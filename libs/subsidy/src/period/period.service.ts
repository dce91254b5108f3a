import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type Actor, DomainError, inShanghai, notFound } from '#libs/kernel';
import {
  balanceBefore,
  closePeriod,
  LedgerAccount,
  LedgerPeriod,
  LedgerPeriodBalance,
  proposePeriod,
  statementOf,
  withdrawPeriod,
  type PeriodRefusal,
} from '#libs/ledger';
import { Clock, Commands, connection, record, type Connection, type PageArgs } from '#libs/platform';
import type {
  PeriodBalancesArgs,
  PeriodBalanceView,
  PeriodView,
  StatementArgs,
  StatementView,
} from './period.views.js';

const PERIOD = { kind: 'LEDGER_PERIOD' } as const;

/** The periods of the ledger: finance proposes to close one, the commission closes it. */
@Injectable()
export class PeriodService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly commands: Commands,
  ) {}

  /** @throws DomainError PERIOD_PROPOSED, PERIOD_BOUNDS, REASON_NEEDED */
  async propose(endsAt: Date, note: string, key: string, by: Actor): Promise<PeriodView> {
    const as = by.actingAs('period.propose');
    const body = { endsAt, note };
    return this.commands.run({ key, by, name: 'proposePeriod', body }, async (em, now) => {
      if (note.trim() === '') throw new DomainError('REASON_NEEDED');
      const answer = await proposePeriod(em, { endsAt, by: by.personId, note });
      if ('refusal' in answer) throw refusalOf(answer, 0, now);
      const period = await em.findOneOrFail(LedgerPeriod, answer.number);
      record(em, { ...PERIOD, id: period.id, from: null, to: 'PROPOSED', reason: note, by: as, at: now });
      return viewOf(period);
    });
  }

  /** @throws DomainError PERIOD_NOT_PROPOSED, DUTIES_SEPARATED */
  async close(number: number, key: string, by: Actor): Promise<PeriodView> {
    const as = by.actingAs('period.close');
    return this.commands.run({ key, by, name: 'closePeriod', body: { number } }, async (em, now) => {
      const answer = await closePeriod(em, number, by.personId);
      if ('refusal' in answer) throw refusalOf(answer, number, now);
      const period = await em.findOneOrFail(LedgerPeriod, number);
      record(em, { ...PERIOD, id: period.id, from: 'PROPOSED', to: 'CLOSED', by: as, at: now });
      return viewOf(period);
    });
  }

  /** @throws DomainError PERIOD_NOT_PROPOSED */
  async withdraw(number: number, key: string, by: Actor): Promise<PeriodView> {
    const as = by.actingAs('period.propose');
    return this.commands.run({ key, by, name: 'withdrawPeriod', body: { number } }, async (em, now) => {
      if (!(await withdrawPeriod(em, number, by.personId)))
        throw new DomainError('PERIOD_NOT_PROPOSED', { number });
      const period = await em.findOneOrFail(LedgerPeriod, number);
      record(em, { ...PERIOD, id: period.id, from: 'PROPOSED', to: 'WITHDRAWN', by: as, at: now });
      return viewOf(period);
    });
  }

  async list({ first, after }: PageArgs): Promise<Connection<PeriodView>> {
    const found = await this.em.fork().findByCursor(LedgerPeriod, {
      orderBy: { number: 'desc' },
      first,
      after,
      includeCount: false,
    });
    const { edges, pageInfo } = connection(found);
    return { edges: edges.map(({ cursor, node }) => ({ cursor, node: viewOf(node) })), pageInfo };
  }

  /** The balances of a closed period, account by account. @throws DomainError NOT_FOUND */
  async balances({ number, first, after }: PeriodBalancesArgs): Promise<Connection<PeriodBalanceView>> {
    const em = this.em.fork();
    if (!(await em.findOne(LedgerPeriod, { number, state: 'CLOSED' }))) throw notFound('period');
    const found = await em.findByCursor(LedgerPeriodBalance, {
      where: { period: number },
      orderBy: { period: 'asc', accountId: 'asc' },
      first,
      after,
      includeCount: false,
    });
    const accounts = await em.find(LedgerAccount, {
      id: { $in: found.items.map(({ accountId }) => accountId) },
    });
    const codes = new Map(accounts.map(({ id, code }) => [id, code]));
    const { edges, pageInfo } = connection(found);
    return {
      edges: edges.map(({ cursor, node }) => ({
        cursor,
        node: {
          account: codes.get(node.accountId)!,
          debitsPendingFen: node.debitsPending,
          debitsPostedFen: node.debitsPosted,
          creditsPendingFen: node.creditsPending,
          creditsPostedFen: node.creditsPosted,
          balanceFen: node.creditsPosted - node.debitsPosted,
        },
      })),
      pageInfo,
    };
  }

  /** Opening balance, transfers and closing balance of an account. @throws DomainError NOT_FOUND */
  async statement({ account, from, to, first, after }: StatementArgs): Promise<StatementView> {
    const em = this.em.fork();
    if (!(await em.findOne(LedgerAccount, { code: account }))) throw notFound('account');
    const until = to ?? (await this.clock.now(em));
    const opening = from ? await balanceBefore(em, account, from) : { posted: 0n, pending: 0n };
    const closing = await balanceBefore(em, account, until);
    const behind = BigInt(/^\d{1,18}$/.exec(after ?? '0')?.[0] ?? 0);
    const span = { from: from ?? null, to: until, after: behind, first: first + 1 };
    const lines = await statementOf(em, account, span);
    const shown = lines.slice(0, first);
    return {
      account,
      openingFen: opening.posted,
      openingPendingFen: opening.pending,
      closingFen: closing.posted,
      closingPendingFen: closing.pending,
      lines: shown.map(({ posted, pending, ...line }) => ({
        ...line,
        postedFen: posted,
        pendingFen: pending,
      })),
      pageInfo: {
        hasNextPage: lines.length > first,
        endCursor: shown.length > 0 ? String(shown.at(-1)!.seq) : null,
      },
    };
  }
}

function refusalOf(answer: PeriodRefusal, number: number, now: Date): DomainError {
  switch (answer.refusal) {
    case 'SAME_PERSON':
      return new DomainError('DUTIES_SEPARATED', { earlier: 'propose', now: 'close' });
    case 'PERIOD_BOUNDS': {
      const after = answer.after ? inShanghai(new Date(answer.after)) : '–';
      return new DomainError('PERIOD_BOUNDS', { after, now: inShanghai(now) });
    }
    case 'PERIOD_PROPOSED':
      return new DomainError('PERIOD_PROPOSED', { number: answer.number });
    default:
      return new DomainError('PERIOD_NOT_PROPOSED', { number });
  }
}

function viewOf(period: LedgerPeriod): PeriodView {
  const { number, state, startsAt, endsAt, note, proposedAt, closedAt, accounts, transfers, balancesHash } =
    period;
  return {
    number,
    state,
    startsAt,
    endsAt,
    note,
    proposedAt,
    closedAt,
    accounts,
    transfers: transfers === null ? null : String(transfers),
    balancesHash,
  };
}
