import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError, newId, type DivisionCode, type Fen } from '#libs/kernel';
import { accountsOf, book, openAccounts, type LedgerAccount, type Transfer } from '#libs/ledger';

export type LimitKind = 'CITY_TRANCHE' | 'PROVIDER_LIMIT' | 'ENTERPRISE_LIMIT';

/**
 * A limit is two accounts: what is left of it, which the database keeps from going below zero, and what was used of it.
 * Reserving moves (pending) from the first to the second, paying posts that, releasing voids it.
 */
export interface Limit {
  readonly kind: LimitKind;
  readonly account: string;
}

export const treasuryAccount = (roundId: string): string => `round/${roundId}/treasury`;
export const programmeAccount = (roundId: string): string => `round/${roundId}/programme`;
export const usedOf = (account: string): string => `${account}/used`;

const PARTS = { CITY_TRANCHE: 'city', PROVIDER_LIMIT: 'provider', ENTERPRISE_LIMIT: 'enterprise' } as const;

/** The limit of a city, a provider or an enterprise in a round. */
export function limitOf(kind: LimitKind, roundId: string, of: string): Limit {
  return { kind, account: `round/${roundId}/${PARTS[kind]}/${of}` };
}

/**
 * Puts the money of a round where it is claimed from: the budget into the programme, and out of it a tranche for each
 * city. A claim then takes from the tranche of its city, which cannot hold what the programme did not have, so the whole
 * province does not queue for the one row of the programme.
 */
export async function fundRound(
  em: EntityManager,
  roundId: string,
  budgetFen: Fen,
  tranches: readonly { readonly cityCode: DivisionCode; readonly amountFen: Fen }[],
): Promise<void> {
  const treasury = treasuryAccount(roundId);
  const programme = programmeAccount(roundId);
  const cities = tranches.map(({ cityCode, amountFen }) => ({
    ...limitOf('CITY_TRANCHE', roundId, cityCode),
    amountFen,
  }));
  await openAccounts(em, [
    { code: treasury, neverNegative: false },
    { code: programme, neverNegative: true },
    ...cities.flatMap(accountsOfLimit),
  ]);
  const transfers: Transfer[] = [
    posted(treasury, programme, budgetFen, roundId),
    ...cities.map(({ account, amountFen }) => posted(programme, account, amountFen, roundId)),
  ];
  await assertBooked(em, transfers);
}

/** Opens limits that are needed for the first time and sets how much each may take. Before any account is locked. */
export async function openLimits(
  em: EntityManager,
  roundId: string,
  limits: readonly (Limit & { readonly amountFen: Fen })[],
): Promise<void> {
  const existing = await accountsOf(
    em,
    limits.map(({ account }) => account),
  );
  const missing = limits.filter(({ account }) => !existing.has(account));
  if (missing.length === 0) return;
  const opened = new Set(await openAccounts(em, missing.flatMap(accountsOfLimit)));
  const transfers = missing
    .filter(({ account }) => opened.has(account))
    .map(({ account, amountFen }) => posted(usedOf(account), account, amountFen, roundId));
  if (transfers.length > 0) await assertBooked(em, transfers);
}

/** How a limit stands: all of it = available + reserved + paid. */
export interface LimitState {
  readonly grantedFen: Fen;
  readonly reservedFen: Fen;
  readonly paidFen: Fen;
  readonly availableFen: Fen;
}

export function limitState(left: LedgerAccount, used: LedgerAccount): LimitState {
  const availableFen = left.available;
  const reservedFen = used.creditsPending;
  const paidFen = used.creditsPosted;
  return { grantedFen: availableFen + reservedFen + paidFen, reservedFen, paidFen, availableFen };
}

function accountsOfLimit({ account }: Limit): { code: string; neverNegative: boolean }[] {
  return [
    { code: usedOf(account), neverNegative: false },
    { code: account, neverNegative: true },
  ];
}

function posted(debit: string, credit: string, amount: Fen, reference: string): Transfer {
  return { id: newId(), kind: 'POSTED', debit, credit, amount, reference };
}

async function assertBooked(em: EntityManager, transfers: readonly Transfer[]): Promise<void> {
  const refusal = await book(em, transfers);
  if (refusal) throw new DomainError('ACCOUNT_SHORT', { ...refusal });
}
