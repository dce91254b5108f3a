import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError, min, type Fen } from '#libs/kernel';
import { accountsOf, lockAccounts, openAccounts, type Transfer } from '#libs/ledger';
import { bankAccount, bookOrFail, collectedAccount, openCash, posted } from '../cash/cash.js';
import { programmeAccount, returnedOf, usedOf } from '../round/limits.js';

/** The accounts of one case; none of them but the two contra accounts can go below zero. */
export function caseAccounts(caseId: string) {
  const account = (name: string) => `recovery/${caseId}/${name}`;
  return {
    reference: `recovery/${caseId}`,
    /** Minus what was decided. */
    claimed: account('claimed'),
    owed: account('owed'),
    recovered: account('recovered'),
    writtenOff: account('written-off'),
    refundOwed: account('refund-owed'),
    refunded: account('refunded'),
    /** Minus the interest that was charged. */
    interest: account('interest'),
    interestOwed: account('interest-owed'),
    interestReceived: account('interest-received'),
  };
}

/** How a case stands, off the ledger. */
export interface CaseBalance {
  readonly owedFen: Fen;
  readonly recoveredFen: Fen;
  readonly writtenOffFen: Fen;
  readonly refundOwedFen: Fen;
  readonly refundedFen: Fen;
  readonly interestOwedFen: Fen;
  readonly interestReceivedFen: Fen;
}

export async function openCase(em: EntityManager, caseId: string, roundId: string): Promise<void> {
  const { reference: _, claimed, interest, ...kept } = caseAccounts(caseId);
  await openCash(em, [roundId]);
  await openAccounts(em, [
    { code: claimed, neverNegative: false },
    { code: interest, neverNegative: false },
    ...Object.values(kept).map((code) => ({ code, neverNegative: true })),
  ]);
}

export async function balancesOf(
  em: EntityManager,
  caseIds: readonly string[],
): Promise<Map<string, CaseBalance>> {
  const names = caseIds.flatMap((id) => Object.values(caseAccounts(id)));
  const accounts = await accountsOf(em, names);
  const of = (code: string): Fen => accounts.get(code)?.available ?? 0n;
  return new Map(
    caseIds.map((id) => {
      const account = caseAccounts(id);
      return [
        id,
        {
          owedFen: of(account.owed),
          recoveredFen: of(account.recovered),
          writtenOffFen: of(account.writtenOff),
          refundOwedFen: of(account.refundOwed),
          refundedFen: of(account.refunded),
          interestOwedFen: of(account.interestOwed),
          interestReceivedFen: of(account.interestReceived),
        },
      ];
    }),
  );
}

export async function balanceOf(em: EntityManager, caseId: string): Promise<CaseBalance> {
  return (await balancesOf(em, [caseId])).get(caseId)!;
}

/** The decision: that much is owed. */
export function charge(em: EntityManager, caseId: string, amount: Fen): Promise<void> {
  const { claimed, owed, reference } = caseAccounts(caseId);
  return bookOrFail(em, [posted(claimed, owed, amount, reference)]);
}

export async function chargeInterest(em: EntityManager, caseId: string, amount: Fen): Promise<void> {
  if (amount === 0n) return;
  const { interest, interestOwed, reference } = caseAccounts(caseId);
  await bookOrFail(em, [posted(interest, interestOwed, amount, reference)]);
}

/** Money came in. The principal goes back to every limit that it was taken from, to be given out again. */
export function receive(
  em: EntityManager,
  recovery: { readonly id: string; readonly roundId: string },
  limits: readonly string[],
  principal: Fen,
  interest: Fen,
): Promise<void> {
  const account = caseAccounts(recovery.id);
  const { reference } = account;
  return bookOrFail(em, [
    posted(
      collectedAccount(recovery.roundId),
      bankAccount(recovery.roundId),
      principal + interest,
      reference,
    ),
    ...(principal > 0n ? [posted(account.owed, account.recovered, principal, reference)] : []),
    ...(principal > 0n ? limits.map((each) => posted(returnedOf(each), each, principal, reference)) : []),
    ...(interest > 0n ? [posted(account.interestOwed, account.interestReceived, interest, reference)] : []),
  ]);
}

export async function writeOff(
  em: EntityManager,
  caseId: string,
  principal: Fen,
  interest: Fen,
): Promise<void> {
  const account = caseAccounts(caseId);
  await bookOrFail(em, [
    ...(principal > 0n ? [posted(account.owed, account.writtenOff, principal, account.reference)] : []),
    ...(interest > 0n ? [posted(account.interestOwed, account.interest, interest, account.reference)] : []),
  ]);
}

/** An appeal was upheld: what is owed is less, what was written off was less, and what came in too much is owed back. */
export async function relieve(
  em: EntityManager,
  recovery: { readonly id: string; readonly roundId: string },
  limits: readonly string[],
  relief: { readonly fromOwed: Fen; readonly fromWrittenOff: Fen; readonly refund: Fen },
): Promise<void> {
  const account = caseAccounts(recovery.id);
  const { reference } = account;
  const { fromOwed, fromWrittenOff, refund } = relief;
  await bookOrFail(em, [
    ...(fromOwed > 0n ? [posted(account.owed, account.claimed, fromOwed, reference)] : []),
    ...(fromWrittenOff > 0n ? [posted(account.writtenOff, account.claimed, fromWrittenOff, reference)] : []),
    ...(refund > 0n ? [posted(account.recovered, account.refundOwed, refund, reference)] : []),
    ...(refund > 0n ? await takenBack(em, recovery.roundId, limits, refund, reference) : []),
  ]);
}

/**
 * What had gone back to its limits is taken from them again. Was it given to others meanwhile, the programme pays out of
 * what it has; a cap of a city, a provider or a group gives way by what is missing, because it is no money.
 * @throws DomainError REFUND_NOT_FUNDED when the programme has not got it
 */
async function takenBack(
  em: EntityManager,
  roundId: string,
  limits: readonly string[],
  amount: Fen,
  reference: string,
): Promise<Transfer[]> {
  await lockAccounts(em, [...limits, ...limits.map(usedOf), ...limits.map(returnedOf)]);
  const accounts = await accountsOf(em, limits);
  return limits.flatMap((limit) => {
    const short = amount - min(amount, accounts.get(limit)!.available);
    if (short > 0n && limit === programmeAccount(roundId))
      throw new DomainError('REFUND_NOT_FUNDED', { shortFen: String(short) });
    return [
      ...(short > 0n ? [posted(usedOf(limit), limit, short, reference)] : []),
      posted(limit, returnedOf(limit), amount, reference),
    ];
  });
}

/** The limits that a payment was taken from, as the ledger has them. Their returned accounts are opened. */
export async function limitsOf(em: EntityManager, reservation: string): Promise<string[]> {
  const rows = await em.execute<{ code: string }[]>(
    `select a.code from ledger_transfer t join ledger_account a on a.id = t.debit_account_id
      where t.reference = ? and t.kind = 'POST_PENDING' order by a.id`,
    [reservation],
  );
  const limits = rows.map(({ code }) => code);
  await openAccounts(
    em,
    limits.toSorted().map((limit) => ({ code: returnedOf(limit), neverNegative: false })),
  );
  return limits;
}
