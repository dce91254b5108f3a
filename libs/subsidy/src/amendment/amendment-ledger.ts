import type { EntityManager } from '@mikro-orm/postgresql';
import { newId, type Fen } from '#libs/kernel';
import { book, openAccounts, type Transfer } from '#libs/ledger';
import { ProviderCopy } from '../copies/copies.entity.js';
import {
  ceilingsAccount,
  limitOf,
  openLimits,
  programmeAccount,
  treasuryAccount,
  unassignedAccount,
  usedOf,
} from '../round/limits.js';
import { fenOf, type SchemeRules } from '../scheme/scheme-rules.js';
import type { AddedTranche } from './amendment.entity.js';
import { refusedBooking } from '../round/account-short.js';

/** Adds money to a round, and of it to cities. @throws DomainError ACCOUNT_SHORT */
export async function addBudget(
  em: EntityManager,
  roundId: string,
  amount: Fen,
  tranches: readonly AddedTranche[],
  reference: string,
): Promise<void> {
  const unassigned = unassignedAccount(roundId);
  const cities = tranches.map(({ cityCode, amountFen }) => ({
    account: limitOf('CITY_TRANCHE', roundId, cityCode).account,
    amount: BigInt(amountFen),
  }));
  await openAccounts(
    em,
    cities.flatMap(({ account }) => [
      { code: account, neverNegative: true },
      { code: usedOf(account), neverNegative: false },
    ]),
  );
  await bookAll(em, [
    posted(treasuryAccount(roundId), programmeAccount(roundId), amount, reference),
    posted(ceilingsAccount(roundId), unassigned, amount, reference),
    ...cities.map((city) => posted(unassigned, city.account, city.amount, reference)),
  ]);
}

/**
 * Raises the limit of a provider, or lowers it by what is free of it.
 * @throws DomainError ACCOUNT_SHORT when more of it is reserved or paid than would be left
 */
export async function adjustLimit(
  em: EntityManager,
  roundId: string,
  providerId: string,
  rules: SchemeRules,
  change: Fen,
  reference: string,
): Promise<void> {
  const limit = limitOf('PROVIDER_LIMIT', roundId, providerId);
  const provider = await em.findOne(ProviderCopy, providerId);
  const { platformProviderLimit, otherProviderLimit } = rules;
  const amountFen = fenOf(
    provider?.providerClass === 'PLATFORM' ? platformProviderLimit : otherProviderLimit,
  );
  await openLimits(em, roundId, [{ ...limit, amountFen }]);
  const adjusted = `${limit.account}/adjusted`;
  await openAccounts(em, [{ code: adjusted, neverNegative: false }]);
  const transfer =
    change > 0n
      ? posted(adjusted, limit.account, change, reference)
      : posted(limit.account, adjusted, -change, reference);
  await bookAll(em, [transfer]);
}

function posted(debit: string, credit: string, amount: Fen, reference: string): Transfer {
  return { id: newId(), kind: 'POSTED', debit, credit, amount, reference };
}

async function bookAll(em: EntityManager, transfers: readonly Transfer[]): Promise<void> {
  const refusal = await book(em, transfers);
  if (refusal) throw await refusedBooking(em, refusal, transfers);
}
