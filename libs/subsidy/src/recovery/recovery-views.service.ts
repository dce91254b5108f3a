import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { dayOf, type LocalDate } from '#libs/kernel';
import { balancesOf } from '../recovery-case/recovery-ledger.js';
import {
  RecoveryGround,
  RecoveryInstalment,
  RecoveryReceipt,
  RecoveryWriteOff,
  type RecoveryCase,
} from '../recovery-case/recovery.entity.js';
import { standingOf, type PartStanding } from '../recovery-case/recovery.rules.js';
import type { RecoveryTotalsView, RecoveryView } from './recovery.views.js';

/** Cases as they are shown: figures off the ledger, what is overdue off the days. */
@Injectable()
export class RecoveryViews {
  async one(em: EntityManager, recovery: RecoveryCase, now: Date): Promise<RecoveryView> {
    return (await this.of(em, [recovery], now))[0]!;
  }

  async of(em: EntityManager, cases: readonly RecoveryCase[], now: Date): Promise<RecoveryView[]> {
    const ids = cases.map(({ id }) => id);
    const where = { caseId: { $in: ids } };
    const balances = await balancesOf(em, ids);
    const grounds = await em.find(RecoveryGround, where, { orderBy: { statedAt: 'asc', id: 'asc' } });
    const parts = await em.find(RecoveryInstalment, where, { orderBy: { plan: 'asc', number: 'asc' } });
    const receipts = await em.find(RecoveryReceipt, where, { orderBy: { recordedAt: 'asc', id: 'asc' } });
    const writeOffs = await em.find(RecoveryWriteOff, where, { orderBy: { proposedAt: 'asc', id: 'asc' } });
    return cases.map((recovery) => {
      const { id } = recovery;
      const mine = ofCase(receipts, id);
      return {
        ...plainOf(recovery),
        ...balances.get(id)!,
        grounds: ofCase(grounds, id).map(({ kind, facts, statedAt }) => ({ kind, facts, statedAt })),
        instalments: standing(recovery, ofCase(parts, id), mine, dayOf(now)),
        receipts: mine.map(({ payerName, bankReference, principalFen, interestFen, receivedOn }) => {
          return { payerName, bankReference, principalFen, interestFen, receivedOn };
        }),
        writeOffs: ofCase(writeOffs, id).map(({ amountFen, authority, reason, proposedAt, approvedAt }) => {
          return { amountFen, authority, reason, proposedAt, approvedAt };
        }),
      };
    });
  }

  /** Off the ledger's accounts of the cases. */
  async totals(em: EntityManager, roundId: string | null): Promise<RecoveryTotalsView> {
    const [row] = await em.execute<Record<string, string>[]>(
      `select count(*) filter (where c.state in ('OPEN', 'DECIDED', 'REFUNDING')) as open,
              count(*) filter (where c.state = 'CLOSED') as closed,
              coalesce(sum(c.decided_fen), 0) as decided,
              coalesce(sum(b.owed), 0) as owed, coalesce(sum(b.recovered), 0) as recovered,
              coalesce(sum(b.written_off), 0) as written_off, coalesce(sum(b.refunded), 0) as refunded
         from recovery_case c
         left join lateral (
           select sum(fen) filter (where code like '%/owed') as owed,
                  sum(fen) filter (where code like '%/recovered') as recovered,
                  sum(fen) filter (where code like '%/written-off') as written_off,
                  sum(fen) filter (where code like '%/refunded') as refunded
             from (select code, credits_posted - debits_posted as fen from ledger_account
                    where code = any (array[
                      'recovery/' || c.id || '/owed', 'recovery/' || c.id || '/recovered',
                      'recovery/' || c.id || '/written-off', 'recovery/' || c.id || '/refunded'])) of_case
         ) b on true
        where cast(? as uuid) is null or c.round_id = cast(? as uuid)`,
      [roundId, roundId],
    );
    const fen = (name: string): bigint => BigInt(row![name]!);
    return {
      openCases: Number(row!['open']),
      closedCases: Number(row!['closed']),
      decidedFen: fen('decided'),
      owedFen: fen('owed'),
      recoveredFen: fen('recovered'),
      writtenOffFen: fen('written_off'),
      refundedFen: fen('refunded'),
    };
  }
}

/** How the plan of a case that counts stands on a day. */
export async function standingIn(
  em: EntityManager,
  recovery: RecoveryCase,
  today: LocalDate,
): Promise<PartStanding[]> {
  const where = { caseId: recovery.id, plan: recovery.plan };
  const parts = await em.find(RecoveryInstalment, where, { orderBy: { number: 'asc' } });
  return standing(recovery, parts, await em.find(RecoveryReceipt, where), today);
}

function standing(
  { plan }: RecoveryCase,
  parts: readonly RecoveryInstalment[],
  receipts: readonly RecoveryReceipt[],
  today: LocalDate,
): PartStanding[] {
  const planned = parts
    .filter((part) => part.plan === plan)
    .map(({ payerName, dueOn, amountFen }) => ({ payerName, dueOn, amountFen }));
  const paid = receipts
    .filter((receipt) => receipt.plan === plan)
    .map(({ payerName, principalFen }) => ({ payerName, amountFen: principalFen }));
  return standingOf(planned, paid, today);
}

function ofCase<T extends { caseId: string }>(all: readonly T[], id: string): T[] {
  return all.filter(({ caseId }) => caseId === id);
}

function plainOf(recovery: RecoveryCase) {
  const { id, payoutId, voucherId, roundId, enterpriseId, providerId, contractId, state, paidFen } = recovery;
  const { openedAt, statement, statedAt, decidedFen, decisionReason, decidedAt } = recovery;
  const { appealReason, appealDecidedAt, closedAt, interestBasisPoints } = recovery;
  return {
    id,
    payoutId,
    voucherId,
    roundId,
    state,
    paidFen,
    openedAt,
    statement,
    statedAt,
    decidedFen,
    decisionReason,
    decidedAt,
    appealReason,
    appealDecidedAt,
    closedAt,
    interestBasisPoints,
    enterprise: { id: enterpriseId },
    provider: { id: providerId },
    contract: { id: contractId },
  };
}
