import type { EntityManager } from '@mikro-orm/postgresql';
import { cityOf, newId, type DivisionCode, type Fen } from '#libs/kernel';
import { refusedBooking } from './account-short.js';
import { accountsOf, book, openAccounts, type LedgerAccount, type Transfer } from '#libs/ledger';

/** From the narrowest to the widest: who lacks a narrow one waits there, and keeps nobody else from the wider ones. */
export const LIMIT_KINDS = ['GROUP_LIMIT', 'PROVIDER_LIMIT', 'CITY_TRANCHE', 'PROGRAMME'] as const;
export type LimitKind = (typeof LIMIT_KINDS)[number];

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
/** What the cities' ceilings are made of, and the part of it that no city was given. */
export const ceilingsAccount = (roundId: string): string => `round/${roundId}/ceilings`;
export const unassignedAccount = (roundId: string): string => `round/${roundId}/unassigned`;
export const usedOf = (account: string): string => `${account}/used`;
/** What came back to a limit, as a negative balance: it is there to be given out again. */
export const returnedOf = (account: string): string => `${account}/returned`;

const PARTS = { CITY_TRANCHE: 'city', PROVIDER_LIMIT: 'provider', GROUP_LIMIT: 'group' } as const;

/** The limit of a city, a provider or a group of enterprises in a round. */
export function limitOf(kind: Exclude<LimitKind, 'PROGRAMME'>, roundId: string, of: string): Limit {
  return { kind, account: `round/${roundId}/${PARTS[kind]}/${of}` };
}

/** What a claim takes from. */
export interface Claimant {
  readonly roundId: string;
  readonly providerId: string;
  readonly divisionCode: DivisionCode;
  /** The unified social credit code of the enterprise that controls it, else its own. */
  readonly groupCode: string;
}

/** The four limits of a claim, in the order of `LIMIT_KINDS`. */
export function limitsOf({ roundId, providerId, divisionCode, groupCode }: Claimant): Limit[] {
  return [
    limitOf('GROUP_LIMIT', roundId, groupCode),
    limitOf('PROVIDER_LIMIT', roundId, providerId),
    limitOf('CITY_TRANCHE', roundId, cityOf(divisionCode)),
    { kind: 'PROGRAMME', account: programmeAccount(roundId) },
  ];
}

/**
 * Puts the money of a round where it is claimed from: the budget into the programme, from which every claim takes, and
 * beside it a ceiling for each city. The ceilings are made out of the budget, so the database keeps them from adding up to
 * more than it, unless the round allows that.
 *
 * The programme's account is opened first: locks are taken in the order of opening, so a claim that takes from several limits
 * waits for others at the first one, and never in a circle.
 */
export async function fundRound(
  em: EntityManager,
  roundId: string,
  budgetFen: Fen,
  tranches: readonly { readonly cityCode: DivisionCode; readonly amountFen: Fen }[],
  overAllocated = false,
): Promise<void> {
  const programme = { kind: 'PROGRAMME', account: programmeAccount(roundId) } as const;
  const unassigned = unassignedAccount(roundId);
  const cities = tranches.map(({ cityCode, amountFen }) => ({
    ...limitOf('CITY_TRANCHE', roundId, cityCode),
    amountFen,
  }));
  await openAccounts(em, [
    ...accountsOfLimit(programme),
    { code: treasuryAccount(roundId), neverNegative: false },
    { code: ceilingsAccount(roundId), neverNegative: false },
    { code: unassigned, neverNegative: !overAllocated },
    ...cities.flatMap(accountsOfLimit),
  ]);
  await assertBooked(em, [
    posted(treasuryAccount(roundId), programme.account, budgetFen, roundId),
    posted(ceilingsAccount(roundId), unassigned, budgetFen, roundId),
    ...cities.map(({ account, amountFen }) => posted(unassigned, account, amountFen, roundId)),
  ]);
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

/** How a limit stands: granted + recovered = available + reserved + paid. */
export interface LimitState {
  readonly grantedFen: Fen;
  readonly reservedFen: Fen;
  readonly paidFen: Fen;
  /** What came back of what was paid; it is available again. */
  readonly recoveredFen: Fen;
  readonly availableFen: Fen;
}

/** @param returned the account of what came back, which is opened when something does */
export function limitState(left: LedgerAccount, used: LedgerAccount, returned?: LedgerAccount): LimitState {
  const availableFen = left.available;
  const reservedFen = used.creditsPending;
  const paidFen = used.creditsPosted;
  const recoveredFen = -(returned?.available ?? 0n);
  const grantedFen = availableFen + reservedFen + paidFen - recoveredFen;
  return { grantedFen, reservedFen, paidFen, recoveredFen, availableFen };
}

function accountsOfLimit({ account }: Limit): { code: string; neverNegative: boolean }[] {
  return [
    { code: account, neverNegative: true },
    { code: usedOf(account), neverNegative: false },
  ];
}

function posted(debit: string, credit: string, amount: Fen, reference: string): Transfer {
  return { id: newId(), kind: 'POSTED', debit, credit, amount, reference };
}

async function assertBooked(em: EntityManager, transfers: readonly Transfer[]): Promise<void> {
  const refusal = await book(em, transfers);
  if (refusal) throw await refusedBooking(em, refusal, transfers);
}
