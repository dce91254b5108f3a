import type { EntityManager } from '@mikro-orm/postgresql';
import type { ClaimFacts } from '../rules/claim-decision.rules.js';
import type { FiledClaim, SimulatedEvent } from './simulation.rules.js';

interface ClaimRow {
  readonly id: string;
  readonly contract_id: string;
  readonly provider_id: string;
  readonly platform: boolean;
  readonly facts: ClaimFacts;
  readonly accepted_number: string;
  readonly position: string;
}
interface ReleaseRow {
  readonly id: string;
  readonly phase: number | null;
  readonly position: string;
}
interface GrantRow {
  readonly account: string;
  readonly amount: string;
  readonly position: string;
  readonly funding: boolean;
}

/**
 * What happened in a round, in its order, off the records alone.
 *
 * The order is that of the ledger: a claim whose money was reserved at once stands where its first transfer stands, one
 * that had to wait where its decision fell between the transfers. Limits of providers and groups that were opened for
 * somebody are left out, because how much they hold is a rule.
 */
export async function eventsOf(
  em: EntityManager,
  roundId: string,
  funding: boolean,
): Promise<SimulatedEvent[]> {
  const [claims, releases, grants] = [
    await claimsOf(em, roundId),
    await releasesOf(em, roundId),
    await grantsOf(em, roundId),
  ];
  const placed: { at: number; rank: number; number: bigint; event: SimulatedEvent }[] = [
    ...grants
      .filter((row) => funding || !row.funding)
      .map(({ account, amount, position }) => ({
        at: Number(position),
        rank: 0,
        number: 0n,
        event: { kind: 'GRANT' as const, account, amountFen: BigInt(amount) },
      })),
    ...releases.map(({ id, phase, position }) => ({
      at: Number(position),
      rank: 1,
      number: 0n,
      event: { kind: 'RELEASE' as const, id, phase },
    })),
    ...claims.map((row) => ({
      at: Number(row.position),
      rank: 2,
      number: BigInt(row.accepted_number),
      event: { kind: 'CLAIM' as const, claim: claimOf(row) },
    })),
  ];
  return placed
    .toSorted((a, b) => a.at - b.at || a.rank - b.rank || (a.number < b.number ? -1 : 1))
    .map(({ event }) => event);
}

function claimOf(row: ClaimRow): FiledClaim {
  return {
    id: row.id,
    contractId: row.contract_id,
    providerId: row.provider_id,
    platform: row.platform,
    facts: row.facts,
    acceptedNumber: BigInt(row.accepted_number),
  };
}

/** A claim that was refused never had a number: it stands behind those that were decided before it. */
function claimsOf(em: EntityManager, roundId: string): Promise<ClaimRow[]> {
  return em.execute<ClaimRow[]>(
    `with last as (
       select distinct on (subject_id) * from rule_decision
        where round_id = ? and kind = 'CLAIM' order by subject_id, id desc
     ), waited as (
       select subject_id, min(at) as at from history
        where subject_kind = 'VOUCHER' and to_state = 'WAITING' and subject_id in (select subject_id from last)
        group by subject_id
     ), reserved as (
       select t.reference, min(t.seq) as seq from ledger_transfer t
        where t.kind = 'PENDING' and t.reference in (select subject_id::text from last) group by t.reference
     )
     select last.subject_id as id, last.contract_id, last.provider_id, last.facts,
            coalesce(p.provider_class = 'PLATFORM', false) as platform,
            coalesce(v.accepted_number,
                     (select coalesce(max(o.accepted_number), 0) from voucher o
                       where o.round_id = last.round_id and o.claimed_at <= last.decided_at)) as accepted_number,
            case when waited.at is null and reserved.seq is not null then reserved.seq
                 else (select coalesce(max(t.seq), 0) from ledger_transfer t
                        where t.at <= coalesce(waited.at, last.decided_at)) end as position
       from last
       left join voucher v on v.id = last.subject_id
       left join provider_copy p on p.id = last.provider_id
       left join waited on waited.subject_id = last.subject_id
       left join reserved on reserved.reference = last.subject_id::text`,
    [roundId],
  );
}

/** What gave its money back, phase by phase, and what gave up its place before it had any. */
function releasesOf(em: EntityManager, roundId: string): Promise<ReleaseRow[]> {
  return em.execute<ReleaseRow[]>(
    `with ended as (
       select distinct on (t.reference) t.reference, t.seq from ledger_transfer t
         join voucher v on v.id::text = split_part(t.reference, '/', 1) and v.round_id = ?
        where t.kind = 'VOID_PENDING' order by t.reference, t.seq
     ), gone as (
       select h.subject_id, min(h.at) as at from history h join voucher v on v.id = h.subject_id and v.round_id = ?
        where h.subject_kind = 'VOUCHER' and h.to_state in ('RELEASED', 'EXPIRED', 'REFUSED') group by h.subject_id
     )
     select split_part(reference, '/', 1) as id, coalesce(nullif(split_part(reference, '/', 2), '')::int, 1) as phase,
            seq as position from ended
     union all
     select gone.subject_id::text, null, (select coalesce(max(t.seq), 0) from ledger_transfer t where t.at <= gone.at)
       from gone where not exists (select from ended where split_part(reference, '/', 1) = gone.subject_id::text)`,
    [roundId, roundId],
  );
}

/** Posted movements of the accounts that claims take from, without the opening of limits, which the rules set. */
function grantsOf(em: EntityManager, roundId: string): Promise<GrantRow[]> {
  return em.execute<GrantRow[]>(
    `with limits as (
       select id, code from ledger_account where code like ? || '%' and never_negative and code <> ?
     ), moved as (
       select limits.code as account, limits.id, t.seq, t.amount, d.code as other, t.reference
         from ledger_transfer t join limits on limits.id = t.credit_account_id
         join ledger_account d on d.id = t.debit_account_id where t.kind = 'POSTED'
       union all
       select limits.code, limits.id, t.seq, -t.amount, c.code, t.reference
         from ledger_transfer t join limits on limits.id = t.debit_account_id
         join ledger_account c on c.id = t.credit_account_id where t.kind = 'POSTED'
     ), first as (
       select id, min(seq) as seq from moved where other = account || '/used' group by id
     )
     select account, amount, seq as position, moved.reference = ? as funding from moved
      where not exists (select from first where first.id = moved.id and first.seq = moved.seq
                           and (account like '%/provider/%' or account like '%/group/%'))`,
    [`round/${roundId}/`, `round/${roundId}/unassigned`, roundId],
  );
}
