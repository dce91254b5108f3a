import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { SYSTEM } from '#libs/kernel';
import { moveBySql, record } from '#libs/platform';
import { Contract } from '../contract/contract.entity.js';
import { pendingOf } from '../contract/contract.queries.js';

/** Stops the deadlines of a provider's contracts, in the transaction that took in its suspension or its exit. */
export async function stopContractsOf(
  em: EntityManager,
  { providerId, at, reason }: { providerId: string; at: string; reason: string },
): Promise<void> {
  await moveBySql(
    em,
    { kind: 'CONTRACT', by: SYSTEM, at: new Date(at), reason },
    {
      sql: `insert into contract_stop (id, contract_id, reason, from_at)
            select gen_random_uuid(), id, ?, cast(? as timestamptz) from contract where provider_id = ? and state = 'SIGNED'
            on conflict (contract_id) where until_at is null do nothing
            returning contract_id as id, 'SIGNED' as from_state, 'STOPPED' as to_state`,
      params: [reason, at, providerId],
    },
  );
}

/**
 * A provider is back: deadlines run again, and replacements of its contracts that are not signed are cancelled. Those that
 * are signed stay. Runs behind the update of the provider's standing, whose row is then locked.
 */
export async function resumeContractsOf(
  em: EntityManager,
  { providerId, at, reason }: { providerId: string; at: string; reason: string },
): Promise<void> {
  await moveBySql(
    em,
    { kind: 'CONTRACT', by: SYSTEM, at: new Date(at), reason },
    {
      sql: `update contract_stop set until_at = greatest(from_at, cast(? as timestamptz)) from contract
             where contract.id = contract_stop.contract_id and contract.provider_id = ? and until_at is null
            returning contract.id, 'STOPPED' as from_state, contract.state as to_state`,
      params: [at, providerId],
    },
  );
  const old = await em.find(
    Contract,
    { providerId, state: 'SIGNED' },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' }, refresh: true },
  );
  const drafts = await em.find(
    Contract,
    { replacesContractId: { $in: old.map(({ id }) => id) }, state: 'DRAFTED' },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' }, refresh: true },
  );
  for (const draft of drafts) {
    const pending = await pendingOf(em, draft.id);
    draft.cancel('SYSTEM', new Date(at));
    if (pending) pending.withdrawnAt = new Date(at);
    const moved = { kind: 'CONTRACT', id: draft.id, from: 'DRAFTED', to: 'CANCELLED', reason };
    record(em, { ...moved, by: SYSTEM, at: new Date(at) });
  }
  await em.flush();
}
