import type { EntityManager } from '@mikro-orm/postgresql';
import { batchOf, type Refusal, type Transfer } from './ledger.js';

export type PeriodRefusal =
  /** Another proposal waits, with this number. */
  | { readonly refusal: 'PERIOD_PROPOSED'; readonly number: number }
  /** It ends in the future, or not after the last closed one. */
  | { readonly refusal: 'PERIOD_BOUNDS'; readonly after: string | null }
  | { readonly refusal: 'PERIOD_NOT_PROPOSED' }
  | { readonly refusal: 'SAME_PERSON' };

/** Proposes to close everything before an instant. @returns the number of the period, or why not */
export async function proposePeriod(
  em: EntityManager,
  proposal: { readonly endsAt: Date; readonly by: string; readonly note: string },
): Promise<{ readonly number: number } | PeriodRefusal> {
  const [row] = await em.execute<{ answer: { number: number } | PeriodRefusal }[]>(
    'select ledger_propose_period(?, ?, ?) as answer',
    [proposal.endsAt, proposal.by, proposal.note],
  );
  return row!.answer;
}

/** Takes a proposal back. @returns whether there was one */
export async function withdrawPeriod(em: EntityManager, number: number, by: string): Promise<boolean> {
  const [row] = await em.execute<{ done: boolean }[]>('select ledger_withdraw_period(?, ?) as done', [
    number,
    by,
  ]);
  return row!.done;
}

/**
 * Closes a proposed period: from now on nothing can be dated into it, and its balances are kept. Waits for a transaction that is
 * booking; must come first in its transaction.
 */
export async function closePeriod(
  em: EntityManager,
  number: number,
  by: string,
): Promise<{ readonly hash: string } | PeriodRefusal> {
  const [row] = await em.execute<{ answer: { hash: string } | PeriodRefusal }[]>(
    'select ledger_close_period(?, ?) as answer',
    [number, by],
  );
  return row!.answer;
}

/**
 * Books transfers now that mend what a closed period should have held: all of them or none.
 * @returns undefined when they are booked, else why not; PERIOD_OPEN for a period that is not closed, which needs no
 *   correction
 */
export async function bookCorrection(
  em: EntityManager,
  transfers: readonly Transfer[],
  of: { readonly period: number; readonly reason: string },
): Promise<Refusal | { readonly refusal: 'PERIOD_OPEN' } | undefined> {
  const [row] = await em.execute<{ refusal: Refusal | { refusal: 'PERIOD_OPEN' } | null }[]>(
    'select ledger_correct(cast(? as jsonb), ?, ?) as refusal',
    [batchOf(transfers), of.period, of.reason],
  );
  return row?.refusal ?? undefined;
}

/** A line of a statement; what it changed on the account. */
export interface StatementLine {
  readonly id: string;
  readonly seq: bigint;
  readonly at: Date;
  readonly kind: string;
  readonly other: string;
  readonly reference: string;
  /** Into the account positive, out of it negative. */
  readonly posted: bigint;
  readonly pending: bigint;
  /** The closed period that it corrects. */
  readonly corrects: number | null;
}

type Digits = 'seq' | 'posted' | 'pending';
type StatementRow = Omit<StatementLine, Digits | 'at'> &
  Record<Digits, string> & { readonly at: string | Date };

/**
 * The transfers of an account within a span of time, in their order.
 * @param after the `seq` behind which the page begins
 */
export async function statementOf(
  em: EntityManager,
  account: string,
  span: { readonly from: Date | null; readonly to: Date; readonly after: bigint; readonly first: number },
): Promise<StatementLine[]> {
  const rows = await em.execute<StatementRow[]>(
    `select t.id, t.seq, t.at, t.kind, other.code as other, t.reference, c.period as corrects,
            side.sign * case t.kind when 'PENDING' then t.amount when 'POSTED' then 0 else -p.amount end as pending,
            side.sign * case when t.kind in ('POSTED', 'POST_PENDING') then t.amount else 0 end as posted
       from ledger_account a
       join ledger_transfer t on t.debit_account_id = a.id or t.credit_account_id = a.id
      cross join lateral (select case when t.credit_account_id = a.id then 1 else -1 end as sign,
                                 case when t.credit_account_id = a.id then t.debit_account_id else t.credit_account_id end as id) side
       join ledger_account other on other.id = side.id
       left join ledger_transfer p on p.id = t.pending_id
       left join ledger_correction c on c.transfer_id = t.id
      where a.code = ? and t.at < ? and (cast(? as timestamptz) is null or t.at >= ?) and t.seq > ?
      order by t.seq limit ?`,
    [account, span.to, span.from, span.from, String(span.after), span.first],
  );
  return rows.map((row) => ({
    ...row,
    seq: BigInt(row.seq),
    at: new Date(row.at),
    posted: BigInt(row.posted),
    pending: BigInt(row.pending),
  }));
}

/** How an account stood before an instant: as the last closed period kept it, and what came since. */
export async function balanceBefore(
  em: EntityManager,
  account: string,
  until: Date,
): Promise<{ readonly posted: bigint; readonly pending: bigint }> {
  const [row] = await em.execute<{ posted: string; pending: string }[]>(
    `select coalesce(kept.credits_posted - kept.debits_posted, 0) + coalesce(c.credits_posted - c.debits_posted, 0) as posted,
            coalesce(kept.credits_pending - kept.debits_pending, 0) + coalesce(c.credits_pending - c.debits_pending, 0) as pending
       from ledger_account a
       left join lateral (select number, ends_at from ledger_period where state = 'CLOSED' and ends_at <= ?
                           order by ends_at desc limit 1) closed on true
       left join ledger_period_balance kept on kept.period = closed.number and kept.account_id = a.id
       left join lateral (select * from ledger_changes_between(closed.ends_at, ?) t where t.account_id = a.id) c on true
      where a.code = ?`,
    [until, until, account],
  );
  return { posted: BigInt(row?.posted ?? 0), pending: BigInt(row?.pending ?? 0) };
}
