import type { EntityManager } from '@mikro-orm/postgresql';
import { EmbeddedTaxInvoice } from './embedded-tax-invoice.entity.js';
import { TaxInvoices, type InvoiceFinding } from './tax-invoices.js';

/** The register of an installation without a link to the tax side: all are valid but those that its table names. */
export class EmbeddedTaxInvoices extends TaxInvoices {
  async statusOf(em: EntityManager, numbers: readonly string[]): Promise<readonly InvoiceFinding[]> {
    const named = await em.find(
      EmbeddedTaxInvoice,
      { number: { $in: [...numbers] } },
      { disableIdentityMap: true },
    );
    return numbers.map((number) => {
      const found = named.find((each) => each.number === number);
      return { number, status: found?.status ?? 'VALID', changedOn: found?.changedOn ?? null };
    });
  }
}
