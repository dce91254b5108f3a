import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError, type LocalDate } from '#libs/kernel';

/** VOIDED: declared void. REVERSED: a red-letter invoice cancels it. UNKNOWN: the register does not know it, or not yet. */
export const INVOICE_STATUSES = ['VALID', 'VOIDED', 'REVERSED', 'UNKNOWN'] as const;
export type InvoiceStatus = (typeof INVOICE_STATUSES)[number];

export interface InvoiceFinding {
  readonly number: string;
  readonly status: InvoiceStatus;
  /** When it became so, where the register says it. */
  readonly changedOn: LocalDate | null;
}

/** The tax side's register of invoices. */
export abstract class TaxInvoices {
  /**
   * How invoices stand now, one finding for each number in the order asked.
   * @param em the caller's: one who holds a connection and asked for a second would wait for others who do the same
   * @throws DomainError TAX_REGISTER_SILENT when it does not answer, or not in the agreed form
   */
  abstract statusOf(em: EntityManager, numbers: readonly string[]): Promise<readonly InvoiceFinding[]>;

  /** Those of some invoices that were voided or reversed. @throws DomainError TAX_REGISTER_SILENT */
  async voidedOf(em: EntityManager, numbers: readonly string[]): Promise<ReadonlySet<string>> {
    if (numbers.length === 0) return new Set();
    const findings = await this.statusOf(em, [...new Set(numbers)]);
    const voided = findings.filter(({ status }) => status === 'VOIDED' || status === 'REVERSED');
    return new Set(voided.map(({ number }) => number));
  }

  /** Lets a file pass whose invoices stand. @throws DomainError INVOICE_VOIDED naming those that do not, TAX_REGISTER_SILENT */
  async assertStanding(em: EntityManager, numbers: readonly string[]): Promise<void> {
    const voided = await this.voidedOf(em, numbers);
    if (voided.size > 0) throw new DomainError('INVOICE_VOIDED', { numbers: [...voided] });
  }
}
