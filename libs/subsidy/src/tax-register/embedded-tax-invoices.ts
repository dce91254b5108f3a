import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { EmbeddedTaxInvoice } from './embedded-tax-invoice.entity.js';
import { TaxInvoices, type InvoiceFinding } from './tax-invoices.js';

/** The register of an installation without a link to the tax side: all are valid but those that its table names. */
@Injectable()
export class EmbeddedTaxInvoices extends TaxInvoices {
  constructor(private readonly em: EntityManager) {
    super();
  }

  async statusOf(numbers: readonly string[]): Promise<readonly InvoiceFinding[]> {
    const named = await this.em.fork().find(EmbeddedTaxInvoice, { number: { $in: [...numbers] } });
    return numbers.map((number) => {
      const found = named.find((each) => each.number === number);
      return { number, status: found?.status ?? 'VALID', changedOn: found?.changedOn ?? null };
    });
  }
}
