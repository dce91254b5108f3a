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

/** For how long an answer serves who only looks. */
const SERVES_MS = 10 * 60_000;
const MOST_KEPT = 20_000;

/** The tax side's register of invoices. */
export abstract class TaxInvoices {
  /** What was answered lately, the oldest first. */
  private readonly kept = new Map<string, { readonly voided: boolean; readonly askedAt: number }>();

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

  /**
   * The same for who only looks: what was answered in the last ten minutes is not asked again. Who acts asks anew.
   * @throws DomainError TAX_REGISTER_SILENT
   */
  async latelyVoidedOf(em: EntityManager, numbers: readonly string[]): Promise<ReadonlySet<string>> {
    const now = Date.now();
    for (const [number, { askedAt }] of this.kept) {
      if (now - askedAt < SERVES_MS && this.kept.size <= MOST_KEPT) break;
      this.kept.delete(number);
    }
    const unknown = [...new Set(numbers)].filter((number) => !this.kept.has(number));
    const found = await this.voidedOf(em, unknown);
    for (const number of unknown) this.kept.set(number, { voided: found.has(number), askedAt: now });
    return new Set(numbers.filter((number) => this.kept.get(number)?.voided ?? found.has(number)));
  }

  /** Lets a file pass whose invoices stand. @throws DomainError INVOICE_VOIDED naming those that do not, TAX_REGISTER_SILENT */
  async assertStanding(em: EntityManager, numbers: readonly string[]): Promise<void> {
    const voided = await this.voidedOf(em, numbers);
    if (voided.size > 0) throw new DomainError('INVOICE_VOIDED', { numbers: [...voided] });
  }
}
