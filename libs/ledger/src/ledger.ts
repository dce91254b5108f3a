import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '#libs/kernel';
import { LedgerAccount, LedgerTransfer } from './ledger.entity.js';

/**
 * A transfer to be booked. Its id is chosen by the caller before the first attempt: booking it again has no effect.
 * Amounts are whole and in the smallest unit of the ledger.
 */
export type Transfer = { readonly id: string; readonly reference: string } & (
  | {
      readonly kind: 'PENDING' | 'POSTED';
      readonly debit: string;
      readonly credit: string;
      readonly amount: bigint;
    }
  /** Posts a reservation, whole unless a smaller amount is given: the rest goes back. */
  | { readonly kind: 'POST_PENDING'; readonly pendingId: string; readonly amount?: bigint }
  | { readonly kind: 'VOID_PENDING'; readonly pendingId: string }
);

/** Why nothing of a batch was booked. */
export type Refusal =
  | { readonly refusal: 'ACCOUNT_SHORT'; readonly account: string }
  | {
      readonly refusal: 'TRANSFER_REUSED' | 'RESERVATION_ENDED' | 'EXCEEDS_RESERVATION';
      readonly transfer: string;
    };

export interface AccountToOpen {
  readonly code: string;
  /** The database refuses whatever would take it below zero. */
  readonly neverNegative: boolean;
}

/**
 * Opens the accounts that do not exist yet.
 * Must come before the transaction locks accounts, and with codes in an order that all callers share.
 * @returns the codes of those that this transaction opened
 */
export async function openAccounts(em: EntityManager, accounts: readonly AccountToOpen[]): Promise<string[]> {
  const wanted = accounts.map(({ code, neverNegative }) => ({ code, never_negative: neverNegative }));
  const rows = await em.execute<{ code: string }[]>(
    'select code from ledger_open(cast(? as jsonb)) as code',
    [JSON.stringify(wanted)],
  );
  return rows.map(({ code }) => code);
}

/** Holds accounts until the transaction ends, so that what is read of them stays true. Taken in a fixed order. */
export async function lockAccounts(em: EntityManager, codes: readonly string[]): Promise<void> {
  await em.execute('select ledger_lock(array(select jsonb_array_elements_text(cast(? as jsonb))))', [
    JSON.stringify(codes),
  ]);
}

/**
 * Books transfers in the caller's transaction: all of them or none.
 * @returns undefined when they are booked, else the first reason why not
 */
export async function book(em: EntityManager, transfers: readonly Transfer[]): Promise<Refusal | undefined> {
  const [row] = await em.execute<{ refusal: Refusal | null }[]>(
    'select ledger_book(cast(? as jsonb)) as refusal',
    [batchOf(transfers)],
  );
  return row?.refusal ?? undefined;
}

/** Transfers as the functions of the database take them. */
export function batchOf(transfers: readonly Transfer[]): string {
  return JSON.stringify(transfers, (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
}

/** The reservations made under a reference that have not ended, in their order. */
async function openReservations(em: EntityManager, reference: string): Promise<LedgerTransfer[]> {
  const transfers = await em.find(LedgerTransfer, { reference }, { orderBy: { seq: 'asc' }, refresh: true });
  const ended = new Set(transfers.map(({ pendingId }) => pendingId));
  return transfers.filter(({ id, kind }) => kind === 'PENDING' && !ended.has(id));
}

/** Ends every open reservation of a reference, posted or voided. Two at once: the database lets one through. */
export async function endReservations(
  em: EntityManager,
  reference: string,
  kind: 'POST_PENDING' | 'VOID_PENDING',
): Promise<Refusal | undefined> {
  const open = await openReservations(em, reference);
  if (open.length === 0) return undefined;
  return book(
    em,
    open.map(({ id }) => ({ id: newId(), kind, pendingId: id, reference })),
  );
}

/**
 * Gives back what is reserved under some references and reserves anew from the same accounts, in one step: nobody gets in
 * between. To be used for less than before.
 */
export async function replaceReservations(
  em: EntityManager,
  references: readonly string[],
  anew: readonly { readonly reference: string; readonly amount: bigint }[],
): Promise<void> {
  const open: LedgerTransfer[] = [];
  for (const reference of references) open.push(...(await openReservations(em, reference)));
  const [first] = references;
  const accounts = await em.find(LedgerAccount, {
    id: { $in: open.flatMap(({ debitAccountId, creditAccountId }) => [debitAccountId, creditAccountId]) },
  });
  const codes = new Map(accounts.map(({ id, code }) => [id, code]));
  const sides = open.filter(({ reference }) => reference === first);
  const refusal = await book(em, [
    ...open.map(({ id, reference }) => ({
      id: newId(),
      kind: 'VOID_PENDING' as const,
      pendingId: id,
      reference,
    })),
    ...anew.flatMap(({ reference, amount }) =>
      sides.map(({ debitAccountId, creditAccountId }) => ({
        id: newId(),
        kind: 'PENDING' as const,
        debit: codes.get(debitAccountId)!,
        credit: codes.get(creditAccountId)!,
        amount,
        reference,
      })),
    ),
  ]);
  if (refusal) throw new Error(`a smaller reservation was refused: ${JSON.stringify(refusal)}`);
}

/** Accounts by their codes, as they stand. */
export async function accountsOf(
  em: EntityManager,
  codes: readonly string[],
): Promise<Map<string, LedgerAccount>> {
  const accounts = await em.find(LedgerAccount, { code: { $in: [...codes] } }, { refresh: true });
  return new Map(accounts.map((account) => [account.code, account]));
}

/** Something to be reserved whole or not at all: each part from each of the accounts that the item takes from. */
export interface ReservationRequest {
  /** Accounts by their code, the first to be asked first. */
  readonly take: readonly string[];
  readonly parts: readonly { readonly reference: string; readonly amount: bigint }[];
}

/** An account that is taken from, and the one that what is reserved moves to. */
export interface Source {
  readonly debit: string;
  readonly credit: string;
  /** The position, from 0, of the first request to which the account is closed; absent when it is open to all. */
  readonly closedFrom?: number;
}

/**
 * Reserves requests in their order, each from all accounts that it takes from or from none. An account that was short for
 * one is closed to all later ones, so that nobody overtakes a request that waits for it.
 * @returns for each request the first account that was short or closed; null for one that is reserved
 */
export async function reserveInOrder(
  em: EntityManager,
  sources: readonly Source[],
  requests: readonly ReservationRequest[],
): Promise<(string | null)[]> {
  if (requests.length === 0) return [];
  const position = new Map(sources.map(({ debit }, i) => [debit, i + 1]));
  const items = requests.map(({ take, parts }, n) => ({
    n,
    take: take.map((account) => position.get(account)),
    parts: parts.map(({ reference, amount }) => ({ reference, amount: String(amount) })),
  }));
  const rows = await em.execute<{ n: number; short: number | null }[]>(
    'select n, short from ledger_reserve(cast(? as jsonb), cast(? as jsonb)) order by n',
    [JSON.stringify(sources), JSON.stringify(items)],
  );
  return rows.map(({ short }) => (short === null ? null : sources[short - 1]!.debit));
}

/** Voids every open reservation of some references in one step. @returns how many there were */
export async function voidReservations(em: EntityManager, references: readonly string[]): Promise<number> {
  if (references.length === 0) return 0;
  const [row] = await em.execute<{ voided: string }[]>(
    'select ledger_void(array(select jsonb_array_elements_text(cast(? as jsonb)))) as voided',
    [JSON.stringify(references)],
  );
  return Number(row!.voided);
}
