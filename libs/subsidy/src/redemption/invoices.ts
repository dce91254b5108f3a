import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError, newId } from '#libs/kernel';
import { invoiceNumberOf, type InvoiceEntry } from './checklist.rules.js';

/**
 * Keeps the invoices if each number is free. The index decides: a claim of the same number at the same moment is waited
 * for. Whose the other one is stays untold.
 */
export async function keepInvoices(
  em: EntityManager,
  redemptionId: string,
  invoices: readonly InvoiceEntry[],
): Promise<void> {
  const rows = invoices.map((invoice) => ({
    id: newId(),
    number: invoiceNumberOf(invoice.number),
    amount_fen: String(invoice.amountFen),
    issued_on: invoice.issuedOn,
  }));
  const numbers = rows.map(({ number }) => number);
  const twice = numbers.filter((number, i) => numbers.indexOf(number) !== i);
  if (twice.length > 0) throw new DomainError('INVOICE_TWICE', { numbers: twice });
  const kept = await em.execute<{ number: string }[]>(
    `insert into invoice (id, redemption_id, number, amount_fen, issued_on, live)
     select id, ?, number, amount_fen, issued_on, true
       from jsonb_to_recordset(cast(? as jsonb)) as given (id uuid, number text, amount_fen bigint, issued_on date)
      order by number
     on conflict do nothing returning number`,
    [redemptionId, JSON.stringify(rows)],
  );
  const free = new Set(kept.map(({ number }) => number));
  const used = numbers.filter((number) => !free.has(number));
  if (used.length > 0) throw new DomainError('INVOICE_USED', { numbers: used });
}
