import type { EntityManager } from '@mikro-orm/postgresql';
import { dayOf, newId, sha256Hex, sum, type Acting } from '#libs/kernel';
import { paymentFileOf } from '../bank/bank-files.rules.js';
import { PayeeAccount } from './payee.entity.js';
import { PaymentRun } from './payment-run.entity.js';
import type { Payout } from './payout.entity.js';

/** A run with its number, not yet stored. */
export async function newRun(
  em: EntityManager,
  roundId: string | null,
  channel: 'BANK' | 'MANUAL',
  by: Acting,
  now: Date,
): Promise<PaymentRun> {
  const [row] = await em.execute<{ number: string }[]>("select nextval('payment_run_number') as number");
  const manual = channel === 'MANUAL';
  return em.create(
    PaymentRun,
    {
      id: newId(),
      number: BigInt(row!.number),
      roundId,
      channel,
      state: manual ? 'SENT' : 'PREPARED',
      lineCount: 0,
      totalFen: 0n,
      madeBy: by.personId,
      madeAt: now,
      ...(manual ? { sentBy: by.personId, sentAt: now, handedOverAt: now } : {}),
    },
    { persist: false },
  );
}

/** Fixes the totals of a run and, for the bank, its file. */
export async function writeFile(
  em: EntityManager,
  run: PaymentRun,
  payouts: readonly Payout[],
  now: Date,
): Promise<void> {
  run.lineCount = payouts.length;
  run.totalFen = sum(payouts.map(({ amountFen }) => amountFen));
  if (run.channel === 'MANUAL') return;
  const accounts = await em.find(PayeeAccount, { id: { $in: payouts.map((each) => each.payeeAccountId!) } });
  const lines = payouts.map((payout) => {
    const account = accounts.find(({ id }) => id === payout.payeeAccountId)!;
    return {
      lineId: payout.id,
      payeeName: account.holderName,
      bankName: account.bankName,
      accountNumber: account.accountNumber,
      amountFen: payout.amountFen,
      purpose: payout.kind === 'REFUND' ? '退还已追缴款' : '服务券兑付',
    };
  });
  run.content = paymentFileOf(run.id, lines);
  run.sha256 = sha256Hex(run.content);
  run.fileName = `payment-${dayOf(now)}-${String(run.number).padStart(6, '0')}.csv`;
}
