import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Fen, Acting } from '#libs/kernel';
import { record } from '#libs/platform';
import { bookOrFail, posted } from '../cash/cash.js';
import { balanceOf, caseAccounts } from './recovery-ledger.js';
import { RecoveryCase } from './recovery.entity.js';

/** A payment of what was recovered wrongly. */
interface Refund {
  readonly recoveryId?: string | null;
  readonly amountFen: Fen;
}

/** What the bank says of a refund, carried into its case. */
@Injectable()
export class RefundLedger {
  async paid(em: EntityManager, refund: Refund, by: Acting, now: Date): Promise<void> {
    const recovery = await this.held(em, refund);
    const { refundOwed, refunded, reference } = caseAccounts(recovery.id);
    await bookOrFail(em, [posted(refundOwed, refunded, refund.amountFen, reference)]);
    await closeIfEven(em, recovery, by, now);
  }

  async cameBack(em: EntityManager, refund: Refund, by: Acting, now: Date): Promise<void> {
    const recovery = await this.held(em, refund);
    const { refundOwed, refunded, reference } = caseAccounts(recovery.id);
    await bookOrFail(em, [posted(refunded, refundOwed, refund.amountFen, reference)]);
    const from = recovery.state;
    recovery.refunding(by);
    record(em, { kind: 'RECOVERY', id: recovery.id, from, to: recovery.state, by, at: now });
  }

  private held(em: EntityManager, { recoveryId }: Refund): Promise<RecoveryCase> {
    return em.findOneOrFail(RecoveryCase, recoveryId!, {
      lockMode: LockMode.PESSIMISTIC_WRITE,
      refresh: true,
    });
  }
}

/** A case is closed when nothing is owed either way, to the fen. */
export async function closeIfEven(
  em: EntityManager,
  recovery: RecoveryCase,
  by: Acting,
  now: Date,
): Promise<void> {
  const { owedFen, interestOwedFen, refundOwedFen } = await balanceOf(em, recovery.id);
  if (owedFen + interestOwedFen + refundOwedFen > 0n || recovery.state === 'CLOSED') return;
  const from = recovery.state;
  recovery.close(by, now);
  record(em, { kind: 'RECOVERY', id: recovery.id, from, to: 'CLOSED', by, at: now });
}
