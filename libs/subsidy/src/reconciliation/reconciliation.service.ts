import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import {
  type Actor,
  type Canonical,
  DomainError,
  isId,
  newId,
  notFound,
  sha256Hex,
  sum,
  type LocalDate,
} from '#libs/kernel';
import { Commands, record } from '#libs/platform';
import { Payout } from '../payout/payout.entity.js';
import { aboutSeenPayouts } from '../payout/seen-payouts.queries.js';
import { movementsOf, type Movement } from '../bank/bank-files.rules.js';
import { BankDay, DifferenceExplanation, StatementLine } from '../bank/bank-file.entity.js';
import { keepFile } from './bank-file.queries.js';
import type { BankDayView, DifferenceKind, DifferenceView } from './bank.views.js';

const MOST_SHOWN = 500;

/** A difference as the view `bank_difference` derives it. */
interface DifferenceRow {
  readonly day: string;
  readonly kind: DifferenceKind;
  readonly subject: string;
  readonly payout_id: string | null;
  readonly ours_fen: string;
  readonly theirs_fen: string;
  readonly detail: string;
  readonly explanation: string | null;
  readonly explained_by: string | null;
  readonly settled_at: Date | string | null;
}

/** The bank's statement of each day against our books, to zero. */
@Injectable()
export class ReconciliationService {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
  ) {}

  /**
   * Takes in the statement of a day, once by its content. Until the day is closed a further statement replaces it.
   * @throws DomainError BANK_FILE, DAY_CLOSED
   */
  async take(day: LocalDate, name: string, content: string, key: string, by: Actor): Promise<BankDayView> {
    by.actingAs('payout.pay');
    const movements = movementsOf(content, day);
    const sha256 = sha256Hex(content);
    const body: Canonical = { day, name, sha256 };
    await this.commands.run({ key, by, name: 'importBankStatement', body }, async (em, now) => {
      const open = await em.findOne(BankDay, day, { lockMode: LockMode.PESSIMISTIC_WRITE });
      const file = { kind: 'STATEMENT' as const, name, sha256, content, lineCount: movements.length };
      const kept = await keepFile(em, file, by.personId, now);
      if (!kept.first) return { day };
      open?.assertOpen();
      await keepLines(em, kept.id, movements);
      if (open) open.statementId = kept.id;
      else em.create(BankDay, { day, statementId: kept.id });
      await em.flush();
      return { day };
    });
    return this.day(day, by);
  }

  /** A day with its figures and what does not fit. @throws DomainError NOT_FOUND */
  async day(day: LocalDate, by: Actor): Promise<BankDayView> {
    const em = this.em.fork();
    const found = await em.findOne(BankDay, day);
    if (!found) throw notFound('bank day');
    const lines = await em.find(StatementLine, { fileId: found.statementId });
    const total = (direction: Movement['direction']) =>
      sum(lines.filter((line) => line.direction === direction).map(({ amountFen }) => amountFen));
    return {
      day,
      closedAt: found.closedAt,
      outFen: total('OUT'),
      inFen: total('IN'),
      lineCount: lines.length,
      differences: await aboutSeenPayouts(em, by, await differencesOf(em, 'day = ?', [day])),
    };
  }

  /** Differences of all days that nobody has settled, oldest first; at most 500. */
  async open(by: Actor): Promise<DifferenceView[]> {
    const em = this.em.fork();
    return aboutSeenPayouts(em, by, await differencesOf(em, 'settled_at is null', []));
  }

  /** Days on which we hold something as paid and have no statement. */
  async missing(): Promise<LocalDate[]> {
    const rows = await this.em.fork().execute<{ day: string }[]>(
      `select distinct value_date::text as day from payout
        where value_date is not null and not exists (select from bank_day where day = value_date)
        order by 1 limit ${MOST_SHOWN}`,
    );
    return rows.map(({ day }) => day);
  }

  /**
   * Says why a difference is none; said again by another person it is settled. Who says something else begins anew.
   * @throws DomainError NOT_FOUND when there is no such difference, DIFFERENCE_SETTLED, DUTIES_SEPARATED, REASON_NEEDED
   */
  explain(
    kind: DifferenceKind,
    subject: string,
    explanation: string | null,
    key: string,
    by: Actor,
  ): Promise<DifferenceView> {
    const acting = by.actingAs('difference.explain');
    const body = { kind, subject, explanation };
    return this.commands.run({ key, by, name: 'explainDifference', body }, async (em, now) => {
      const where = 'kind = ? and subject = ?';
      const all = await differencesOf(em, where, [kind, subject]);
      const [difference] = await aboutSeenPayouts(em, by, all);
      if (!difference) throw notFound('difference');
      if (difference.settledAt) throw new DomainError('DIFFERENCE_SETTLED');
      const earlier = await em.findOne(
        DifferenceExplanation,
        { kind, subject },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      const said = explanation?.trim() ?? '';
      const id = earlier?.id ?? newId();
      if (earlier && said === '') earlier.confirm(acting, now);
      else if (said.length < 2) throw new DomainError('REASON_NEEDED');
      else if (earlier) {
        Object.assign(earlier, { explanation: said, explainedBy: by.personId, explainedAt: now });
      } else {
        const { day } = difference;
        const explainedBy = by.personId;
        em.create(DifferenceExplanation, {
          id,
          day,
          kind,
          subject,
          explanation: said,
          explainedBy,
          explainedAt: now,
        });
      }
      const to = earlier?.confirmedAt ? 'SETTLED' : 'EXPLAINED';
      const from = earlier ? 'EXPLAINED' : null;
      record(em, { kind: 'DIFFERENCE', id, from, to, by: acting, at: now, reason: said || undefined });
      await em.flush();
      return (await differencesOf(em, where, [kind, subject]))[0]!;
    });
  }

  /** Closes a day at zero. @throws DomainError NOT_FOUND, DAY_CLOSED, DAY_NOT_EVEN naming what is open */
  async close(day: LocalDate, key: string, by: Actor): Promise<BankDayView> {
    const acting = by.actingAs('payout.pay');
    await this.commands.run({ key, by, name: 'closeBankDay', body: { day } }, async (em, now) => {
      const found = await em.findOne(BankDay, day, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!found) throw notFound('bank day');
      found.assertOpen();
      const open = await differencesOf(em, 'day = ? and settled_at is null', [day]);
      if (open.length > 0)
        throw new DomainError('DAY_NOT_EVEN', {
          day,
          differences: (await aboutSeenPayouts(em, by, open)).map(
            ({ kind, subject }) => `${kind} ${subject}`,
          ),
        });
      found.close(acting, now);
      record(em, {
        kind: 'BANK_DAY',
        id: found.statementId,
        from: 'OPEN',
        to: 'CLOSED',
        by: acting,
        at: now,
      });
      await em.flush();
      return { day };
    });
    return this.day(day, by);
  }
}

async function keepLines(em: EntityManager, fileId: string, movements: readonly Movement[]): Promise<void> {
  const named = movements.map(({ lineId }) => lineId).filter(isId);
  const payouts = new Set((await em.find(Payout, { id: { $in: named } })).map(({ id }) => id));
  for (const [i, movement] of movements.entries()) {
    const { lineId } = movement;
    em.create(StatementLine, {
      ...movement,
      id: newId(),
      fileId,
      line: i + 2,
      payoutId: lineId && payouts.has(lineId) ? lineId : null,
    });
  }
}

async function differencesOf(
  em: EntityManager,
  where: string,
  params: readonly string[],
): Promise<DifferenceView[]> {
  const rows = await em.execute<DifferenceRow[]>(
    `select day::text as day, kind, subject, payout_id, ours_fen, theirs_fen, detail, explanation, explained_by, settled_at
       from bank_difference where ${where} order by day, kind, subject limit ${MOST_SHOWN}`,
    [...params],
  );
  return rows.map((row) => ({
    day: row.day,
    kind: row.kind,
    subject: row.subject,
    payoutId: row.payout_id,
    oursFen: BigInt(row.ours_fen),
    theirsFen: BigInt(row.theirs_fen),
    detail: row.detail,
    explanation: row.explanation,
    settledAt: row.settled_at === null ? null : new Date(row.settled_at),
  }));
}
