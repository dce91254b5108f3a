import type { EntityManager } from '@mikro-orm/postgresql';
import type { LocalDate } from '#libs/kernel';
import type { KnownContract, UsageEntry } from './usage.rules.js';

/** The contracts of a provider among those named. */
export async function contractsOf(
  em: EntityManager,
  providerId: string,
  contractIds: readonly string[],
): Promise<KnownContract[]> {
  return em.execute<KnownContract[]>(
    `select id as "contractId", enterprise_id as "enterpriseId", signed_on::text as "signedOn",
            accepted_at is not null as accepted
       from contract
      where provider_id = ? and id in (select value::uuid from jsonb_array_elements_text(cast(? as jsonb)))`,
    [providerId, JSON.stringify(contractIds)],
  );
}

export interface UsageOfDay {
  readonly batchId: string;
  readonly providerId: string;
  readonly day: LocalDate;
  readonly entries: readonly (UsageEntry & { readonly evidenceId: string })[];
  readonly now: Date;
}

/**
 * Stores the use of a day and sums it up in the evidence, in one statement for the whole batch. A day without any use is
 * stored, yet is no evidence.
 * @returns the contracts whose day was new; the others were reported before
 */
export async function addUsage(em: EntityManager, usage: UsageOfDay): Promise<Set<string>> {
  if (usage.entries.length === 0) return new Set();
  const rows = await em.execute<{ contract_id: string }[]>(
    `with entry as (
       select * from jsonb_to_recordset(cast(? as jsonb)) as entry
         ("contractId" uuid, "enterpriseId" uuid, "activeUsers" int, events int, "evidenceId" uuid)
     ), added as (
       insert into usage (contract_id, day, source, enterprise_id, active_users, events, batch_id)
       select "contractId", cast(? as date), cast(? as uuid), "enterpriseId", "activeUsers", events, cast(? as uuid)
         from entry
       on conflict do nothing
       returning contract_id, day, source, active_users, events
     ), summed as (
       insert into evidence (id, enterprise_id, kind, source, contract_id, provider_id, industrial_platform,
                             public_cloud, first_used_on, last_used_on, days_used, recorded_at)
       select entry."evidenceId", entry."enterpriseId", 'PROVIDER_BATCH', added.source::text, contract.id,
              contract.provider_id, contract.industrial_platform, contract.public_cloud, added.day, added.day, 1, ?
         from added
         join entry on entry."contractId" = added.contract_id
         join contract on contract.id = added.contract_id
        where added.active_users > 0 or added.events > 0
       on conflict (contract_id, source) where kind = 'PROVIDER_BATCH' and contract_id is not null do update
         set first_used_on = least(evidence.first_used_on, excluded.first_used_on),
             last_used_on = greatest(evidence.last_used_on, excluded.last_used_on),
             days_used = evidence.days_used + 1
     )
     select contract_id from added`,
    [JSON.stringify(usage.entries), usage.day, usage.providerId, usage.batchId, usage.now],
  );
  return new Set(rows.map((row) => row.contract_id));
}
