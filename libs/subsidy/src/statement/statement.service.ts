import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type Actor, inShanghai, notFound, type Fen } from '#libs/kernel';
import { plainYuan } from '../bank/bank-files.rules.js';
import { csvOf } from '../bank/csv.rules.js';
import { blockedOf } from '../conflict/conflicts.js';
import { EnterpriseCopy, ProviderCopy } from '../copies/copies.entity.js';
import type { EntryKind, StatementEntryView, StatementView } from './statement.views.js';

const MOST_ENTRIES = 2000;

interface EntryRow {
  readonly at: Date | string;
  readonly kind: EntryKind;
  readonly voucher_id: string;
  readonly contract_number: string;
  readonly amount_fen: string;
  readonly bank_reference: string | null;
  readonly sum_fen: string;
}

/** What an enterprise or a provider can lay beside its own books. */
@Injectable()
export class StatementService {
  constructor(private readonly em: EntityManager) {}

  /**
   * Everything that happened to the vouchers of an organisation, with a running sum that matches the bank.
   * @throws DomainError NOT_FOUND also when it is there and this actor may not see it
   */
  async of(organisationId: string, by: Actor): Promise<StatementView> {
    const em = this.em.fork();
    const enterprise = await em.findOne(EnterpriseCopy, organisationId);
    const divisionCode = enterprise?.divisionCode ?? '440000';
    if (!by.may('statement.read', { organisationId, divisionCode })) throw notFound('statement');
    // The own statement is whole; as an official one sees nothing of a party with which one has to do.
    const own = by.memberships.some((membership) => membership.organisationId === organisationId);
    const blocked = own ? new Set<string>() : await blockedOf(em, by.personId);
    const known = own || enterprise || (await em.findOne(ProviderCopy, organisationId));
    if (!known || blocked.has(organisationId)) throw notFound('statement');
    const rows = await em.execute<EntryRow[]>(ENTRIES, [
      organisationId,
      organisationId,
      JSON.stringify([...blocked]),
      MOST_ENTRIES,
    ]);
    const entries = rows.map((row) => ({
      at: new Date(row.at),
      kind: row.kind,
      voucherId: row.voucher_id,
      contractNumber: row.contract_number,
      amountFen: BigInt(row.amount_fen),
      bankReference: row.bank_reference,
      sumFen: BigInt(row.sum_fen),
    }));
    const sumFen: Fen = entries.at(-1)?.sumFen ?? 0n;
    return { organisationId, entries, sumFen, csv: csvOfEntries(entries) };
  }
}

function csvOfEntries(entries: readonly StatementEntryView[]): string {
  return csvOf([
    ['at', 'kind', 'voucher', 'contract', 'amount_yuan', 'bank_reference', 'sum_yuan'],
    ...entries.map((entry) => [
      inShanghai(entry.at),
      entry.kind,
      entry.voucherId,
      entry.contractNumber,
      plainYuan(entry.amountFen),
      entry.bankReference ?? '',
      plainYuan(entry.sumFen),
    ]),
  ]);
}

const ENTRIES = `
  with mine as (
    select v.*, c.contract_number from voucher v join contract_copy c on c.id = v.contract_id
     where (v.enterprise_id = ? or v.provider_id = ?)
       and not (cast(? as jsonb) @> any (array[to_jsonb(v.enterprise_id), to_jsonb(v.provider_id)]))
  ), entry (at, nth, kind, voucher_id, contract_number, amount_fen, bank_reference, moved_fen) as (
    select claimed_at, 1, 'CLAIMED', id, contract_number, amount_fen, null::text, 0::bigint from mine
    union all
    select reserved_at, 2, 'RESERVED', id, contract_number, amount_fen, null, 0 from mine where reserved_at is not null
    union all
    select r.submitted_at, 3, 'REDEMPTION_ASKED', mine.id, contract_number, r.amount_fen, null, 0
      from redemption r join mine on mine.id = r.voucher_id
    union all
    select p.confirmed_at, 4, case p.kind when 'REFUND' then 'REFUNDED' else 'PAID' end, mine.id, contract_number,
           p.amount_fen, p.bank_reference, p.amount_fen
      from payout p
      left join redemption r on r.id = p.redemption_id
      left join recovery_case c on c.id = p.recovery_id
      join mine on mine.id = coalesce(r.voucher_id, c.voucher_id)
     where p.state = 'SUCCEEDED'
    union all
    select p.returned_at, 5, 'CAME_BACK', mine.id, contract_number, p.amount_fen, p.bank_reference, -p.amount_fen
      from payout p
      left join redemption r on r.id = p.redemption_id
      left join recovery_case c on c.id = p.recovery_id
      join mine on mine.id = coalesce(r.voucher_id, c.voucher_id)
     where p.returned_at is not null
    union all
    select x.recorded_at, 6, 'RECOVERED', mine.id, contract_number, x.principal_fen, x.bank_reference, -x.principal_fen
      from recovery_receipt x join recovery_case c on c.id = x.case_id join mine on mine.id = c.voucher_id
     where x.principal_fen > 0
    union all
    select x.recorded_at, 7, 'INTEREST', mine.id, contract_number, x.interest_fen, x.bank_reference, -x.interest_fen
      from recovery_receipt x join recovery_case c on c.id = x.case_id join mine on mine.id = c.voucher_id
     where x.interest_fen > 0
  )
  select at, kind, voucher_id, contract_number, amount_fen, bank_reference,
         sum(moved_fen) over (order by at, nth, voucher_id, bank_reference rows unbounded preceding) as sum_fen
    from entry order by at, nth, voucher_id, bank_reference limit ?`;
