import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError, newId, refusalOf } from '#libs/kernel';
import type { InvoiceEntry, Papers } from '../rules/checklist.rules.js';
import { Invoice } from './redemption.entity.js';
import { fingerprintOf, invoiceIdentity } from '../rules/invoice-number.rules.js';

/**
 * Keeps the invoices if each is free; the caller holds the lock of their fingerprints. Whose the other one is stays untold.
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
  const funded = await fundedElsewhere(em, rows.map(fingerprintOf));
  if (funded.length > 0) throw new DomainError('INVOICE_USED', { numbers: funded });
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

/** The fingerprints of the invoices that can be read at all. */
export function fingerprintsOf({ invoices }: Papers): string[] {
  return invoices
    .filter((invoice) => !refusalOf(() => invoiceIdentity(invoice)))
    .map((invoice) => fingerprintOf(invoiceIdentity(invoice)));
}

/**
 * Lets declarations of other funds and redemptions that name the same paper come one after the other, until the
 * transaction ends.
 */
export async function lockFingerprints(em: EntityManager, fingerprints: readonly string[]): Promise<void> {
  await em.execute(
    `select pg_advisory_xact_lock(hashtextextended(print, 5))
       from (select distinct print from jsonb_array_elements_text(cast(? as jsonb)) as given (print) order by print) as sorted`,
    [JSON.stringify(fingerprints)],
  );
}

/** The numbers of those invoices that another fund paid for. */
async function fundedElsewhere(em: EntityManager, fingerprints: readonly string[]): Promise<string[]> {
  const rows = await em.execute<{ number: string }[]>(
    `select distinct paid.number from (${PARTS}) as given
       join other_grant_invoice paid on paid.number = given.number and coalesce(paid.code, '') = given.code`,
    [JSON.stringify(fingerprints)],
  );
  return rows.map(({ number }) => number);
}

/** Fingerprints taken apart into number and code; the code is empty where there is none. */
const PARTS = `select print, split_part(print, '-', case when print like '%-%' then 2 else 1 end) as number,
                      case when print like '%-%' then split_part(print, '-', 1) else '' end as code
                 from jsonb_array_elements_text(cast(? as jsonb)) as each (print)`;

/** Which of these invoices back another redemption now, or were paid for by another fund. */
export async function usedInvoices(
  em: EntityManager,
  fingerprints: readonly string[],
  own: { readonly voucherId: string; readonly phase: number },
): Promise<ReadonlySet<string>> {
  if (fingerprints.length === 0) return new Set();
  const rows = await em.execute<{ print: string }[]>(
    `with given as (${PARTS})
     select given.print from given join invoice on invoice.live and invoice.number = given.number
                                   and coalesce(invoice.code, '') = given.code
       join redemption on redemption.id = invoice.redemption_id
      where (redemption.voucher_id, redemption.phase) is distinct from (cast(? as uuid), cast(? as int))
     union
     select given.print from given join other_grant_invoice paid on paid.number = given.number
                                   and coalesce(paid.code, '') = given.code`,
    [JSON.stringify(fingerprints), own.voucherId, own.phase],
  );
  return new Set(rows.map(({ print }) => print));
}

/** What the tax side calls the invoices of files, by file: one of eight digits is one with its code only. */
export async function registeredNumbers(
  em: EntityManager,
  redemptionIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const invoices = await em.find(
    Invoice,
    { redemptionId: { $in: [...redemptionIds] }, live: true },
    { disableIdentityMap: true },
  );
  const byFile = Map.groupBy(invoices, ({ redemptionId }) => redemptionId);
  return new Map([...byFile].map(([id, all]) => [id, all.map(registeredNumber)]));
}

export function registeredNumber({
  code,
  number,
}: {
  readonly code?: string | null;
  readonly number: string;
}): string {
  return `${code ?? ''}${number}`;
}
