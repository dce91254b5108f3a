import type { EntityManager } from '@mikro-orm/postgresql';
import { newId, type Fen } from '#libs/kernel';
import { book, openAccounts, type Transfer } from '#libs/ledger';

/** The account of the finance department at the bank, as far as this round goes: what went out is negative. */
export const bankAccount = (roundId: string): string => `round/${roundId}/bank`;
/** What those it is for have received; never below zero, because nobody gives back what did not arrive. */
export const disbursedAccount = (roundId: string): string => `round/${roundId}/disbursed`;
/** What came in from recoveries, as a negative balance; what was refunded of it comes back. */
export const collectedAccount = (roundId: string): string => `round/${roundId}/collected`;

/** Opens the accounts that hold the money on its way out and back. Before any account is locked. */
export async function openCash(em: EntityManager, roundIds: Iterable<string>): Promise<void> {
  const wanted = [...new Set(roundIds)].toSorted().flatMap((roundId) => [
    { code: bankAccount(roundId), neverNegative: false },
    { code: collectedAccount(roundId), neverNegative: false },
    { code: disbursedAccount(roundId), neverNegative: true },
  ]);
  if (wanted.length > 0) await openAccounts(em, wanted);
}

export type PostedTransfer = Extract<Transfer, { readonly debit: string }>;

/** A transfer that moves money at once. The reference says whose: a payout, or a recovery. */
export function posted(debit: string, credit: string, amount: Fen, reference: string): PostedTransfer {
  return { id: newId(), kind: 'POSTED', debit, credit, amount, reference };
}

/** Books what cannot be refused; a refusal is a bug, and the transaction ends. */
export async function bookOrFail(em: EntityManager, transfers: readonly Transfer[]): Promise<void> {
  if (transfers.length === 0) return;
  const refusal = await book(em, transfers);
  if (refusal) throw new Error(`cannot be booked: ${JSON.stringify(refusal)}`);
}

/** Holds every account that the reservations of these references touch, in the ledger's order: one wait, no circle. */
export async function holdReservations(em: EntityManager, references: readonly string[]): Promise<void> {
  await em.execute(
    `select ledger_lock(array(
       select distinct a.code from ledger_transfer t
         join ledger_account a on a.id in (t.debit_account_id, t.credit_account_id)
        where t.kind = 'PENDING' and t.reference in (select jsonb_array_elements_text(cast(? as jsonb)))))`,
    [JSON.stringify(references)],
  );
}
