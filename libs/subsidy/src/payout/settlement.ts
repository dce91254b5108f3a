import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { VoucherPaidV1 } from '#libs/contracts';
import type { Acting } from '#libs/kernel';
import { endReservations } from '#libs/ledger';
import { Outbox } from '#libs/platform';
import { RefundLedger } from '../recovery-case/refund-ledger.js';
import type { Redemption } from '../redemption/redemption.entity.js';
import { reservationOf } from '../rules/phases.rules.js';
import { Voucher } from '../voucher/voucher.entity.js';
import {
  bankAccount,
  bookOrFail,
  collectedAccount,
  disbursedAccount,
  posted,
  type PostedTransfer,
} from '../cash/cash.js';
import type { Ending, Payout } from './payout.entity.js';
import { changed } from '../history/changed.js';

/** Carries the bank's word into the file, the voucher and the ledger. The rows are held by the caller. */
@Injectable()
export class Settlement {
  constructor(
    private readonly outbox: Outbox,
    private readonly refunds: RefundLedger,
  ) {}

  /** The end of an instruction. Succeeded: exactly the reservations of its phase are posted, once. */
  async end(
    em: EntityManager,
    payout: Payout,
    redemption: Redemption | null,
    ending: Ending,
    by: Acting,
    now: Date,
  ): Promise<void> {
    const from = payout.state;
    payout.end(ending, by, now);
    changed(em, 'PAYOUT', payout, from, by, now, payout.failure ?? undefined);
    const succeeded = ending.to === 'SUCCEEDED';
    if (payout.kind === 'SUBSIDY' && redemption) {
      redemption.confirm(succeeded, by);
      changed(em, 'REDEMPTION', redemption, 'PAYING', by, now);
    }
    if (!succeeded) return;
    await bookOrFail(em, [cashOf(payout)]);
    if (payout.kind === 'SUBSIDY') await this.post(em, payout, by, now);
    if (payout.kind === 'REFUND') await this.refunds.paid(em, payout, by, now);
  }

  /** The bank gives back what it had paid. The grant stands, so its posting stays; the money is to be paid again. */
  async comeBack(
    em: EntityManager,
    payout: Payout,
    reason: string | null,
    by: Acting,
    now: Date,
  ): Promise<void> {
    payout.comeBack(reason, now);
    const { debit, credit, amount } = cashOf(payout);
    await bookOrFail(em, [posted(credit, debit, amount, payout.id)]);
    if (payout.kind === 'REFUND') await this.refunds.cameBack(em, payout, by, now);
    const seen = { id: payout.id, state: payout.seenState() };
    changed(em, 'PAYOUT', seen, 'SUCCEEDED', by, now, reason ?? undefined);
  }

  private async post(em: EntityManager, payout: Payout, by: Acting, now: Date): Promise<void> {
    const voucher = await em.findOneOrFail(Voucher, payout.voucherId!);
    const refusal = await endReservations(em, reservationOfPayout(payout), 'POST_PENDING');
    if (refusal) throw new Error(`voucher ${voucher.id} cannot be posted: ${refusal.refusal}`);
    const from = voucher.state;
    voucher.paid(by, payout.phase);
    changed(em, 'VOUCHER', voucher, from, by, now);
    const { contractId, enterpriseId, providerId, roundId } = voucher;
    const data = {
      voucherId: voucher.id,
      enterpriseId,
      providerId,
      contractId,
      roundId,
      amountFen: String(payout.amountFen),
      paidAt: now.toISOString(),
    };
    this.outbox.add(em, VoucherPaidV1, contractId, data, now);
  }
}

/** Under which reference the ledger holds the money that a payout posts. */
export function reservationOfPayout({ voucherId, phase }: Payout): string {
  return reservationOf(voucherId!, phase);
}

function cashOf({ id, kind, roundId, amountFen }: Payout): PostedTransfer {
  const to = kind === 'REFUND' ? collectedAccount(roundId) : disbursedAccount(roundId);
  return posted(bankAccount(roundId), to, amountFen, id);
}
