import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError, newId } from '#libs/kernel';
import type { InvoiceEntry } from './checklist.rules.js';
import { invoiceIdentity } from './invoice-number.rules.js';

/**
 * Keeps the invoices if each is free. The index decides: a claim of the same invoice at the same moment is waited for.
 * Whose the other one is stays untold.
 * @throws DomainError INVOICE_USED naming those that back another redemption
 */
export async function keepInvoices(
  em: EntityManager,
  redemptionId: string,
  invoices: readonly InvoiceEntry[],
): Promise<void> {
  const rows = invoices.map((invoice) => ({
    id: newId(),
    ...invoiceIdentity(invoice),
    amount_fen: String(invoice.amountFen),
    issued_on: invoice.issuedOn,
  }));
  const kept = await em.execute<{ id: string }[]>(
    `insert into invoice (id, redemption_id, number, code, amount_fen, issued_on, live)
     select id, ?, number, code, amount_fen, issued_on, true
       from jsonb_to_recordset(cast(? as jsonb)) as given (id uuid, number text, code text, amount_fen bigint, issued_on date)
      order by number, code
     on conflict do nothing returning id`,
    [redemptionId, JSON.stringify(rows)],
  );
  const free = new Set(kept.map(({ id }) => id));
  const used = rows.filter(({ id }) => !free.has(id)).map(({ number }) => number);
  if (used.length > 0) throw new DomainError('INVOICE_USED', { numbers: used });
}

/** Which of these invoices back another redemption now. */
export async function usedInvoices(
  em: EntityManager,
  fingerprints: readonly string[],
  own: { readonly voucherId: string; readonly phase: number },
): Promise<ReadonlySet<string>> {
  if (fingerprints.length === 0) return new Set();
  const rows = await em.execute<{ fingerprint: string }[]>(
    `select given.fingerprint
       from jsonb_array_elements_text(cast(? as jsonb)) as given (fingerprint)
       join invoice on invoice.live
            and invoice.number = split_part(given.fingerprint, '-', case when given.fingerprint like '%-%' then 2 else 1 end)
            and coalesce(invoice.code, '') = case when given.fingerprint like '%-%' then split_part(given.fingerprint, '-', 1) else '' end
       join redemption on redemption.id = invoice.redemption_id
      where (redemption.voucher_id, redemption.phase) is distinct from (cast(? as uuid), cast(? as int))`,
    [JSON.stringify(fingerprints), own.voucherId, own.phase],
  );
  return new Set(rows.map(({ fingerprint }) => fingerprint));
}
