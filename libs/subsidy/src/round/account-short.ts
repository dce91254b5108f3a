import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError, yuan, type Fen } from '#libs/kernel';
import { accountsOf, type Refusal, type Transfer } from '#libs/ledger';

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^round\/[^/]+\/programme$/, 'ACCOUNT_PROGRAMME'],
  [/^round\/[^/]+\/unassigned$/, 'ACCOUNT_UNASSIGNED'],
  [/^round\/[^/]+\/city\/(\d+)$/, 'ACCOUNT_CITY'],
  [/^round\/[^/]+\/provider\//, 'ACCOUNT_PROVIDER'],
  [/^round\/[^/]+\/group\//, 'ACCOUNT_GROUP'],
];

/** The refusal of a booking that an account does not hold enough for: which account, what it has, and what is asked. */
export async function accountShort(em: EntityManager, account: string, neededFen: Fen): Promise<DomainError> {
  const held = (await accountsOf(em, [account])).get(account);
  const kind = KINDS.find(([form]) => form.test(account));
  const part = kind?.[0].exec(account)?.[1] ?? null;
  return new DomainError('ACCOUNT_SHORT', {
    account: { code: kind?.[1] ?? 'ACCOUNT_OTHER', params: { part } },
    available: yuan(held?.available ?? 0n),
    needed: yuan(neededFen),
  });
}

/** The same for what the ledger has refused. */
export async function refusedBooking(
  em: EntityManager,
  refusal: Refusal,
  transfers: readonly Transfer[],
): Promise<Error> {
  if (refusal.refusal !== 'ACCOUNT_SHORT') return new Error(`the ledger refused: ${refusal.refusal}`);
  const needed = transfers.flatMap((each) =>
    'debit' in each && each.debit === refusal.account ? [each.amount] : [],
  );
  return accountShort(
    em,
    refusal.account,
    needed.reduce((sum, amount) => sum + amount, 0n),
  );
}
