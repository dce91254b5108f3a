import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '#libs/kernel';
import { INVOICE_STATUSES, TaxInvoices, type InvoiceFinding } from './tax-invoices.js';

const LARGEST_ANSWER = 1_000_000;

/**
 * The register over HTTP: POST {"invoices": [{"number": "..."}]}, answered by
 * {"invoices": [{"number": "...", "status": "VALID|VOIDED|REVERSED|UNKNOWN", "changedOn": "YYYY-MM-DD" or null}]}.
 * An invoice that the answer leaves out is UNKNOWN. Nothing is tried again here: the next monthly check asks anew.
 */
export class HttpTaxInvoices extends TaxInvoices {
  constructor(
    private readonly url: string,
    private readonly timeoutMs: number,
  ) {
    super();
  }

  async statusOf(_em: EntityManager, numbers: readonly string[]): Promise<readonly InvoiceFinding[]> {
    const answer = await this.ask(numbers);
    const findings = new Map(answer.map((finding) => [finding.number, finding]));
    return numbers.map((number) => findings.get(number) ?? { number, status: 'UNKNOWN', changedOn: null });
  }

  private async ask(numbers: readonly string[]): Promise<InvoiceFinding[]> {
    try {
      const response = await fetch(this.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ invoices: numbers.map((number) => ({ number })) }),
        redirect: 'error',
        signal: AbortSignal.timeout(this.timeoutMs),
      });
      if (!response.ok) throw new DomainError('TAX_REGISTER_SILENT', { why: `HTTP ${response.status}` });
      const text = await response.text();
      if (text.length > LARGEST_ANSWER) throw new DomainError('TAX_REGISTER_SILENT', { why: 'size' });
      return findingsIn(JSON.parse(text));
    } catch (error) {
      if (error instanceof DomainError) throw error;
      // A connection that fails, a time-out, an answer that is no JSON: the caller can do nothing but ask again later.
      throw new DomainError('TAX_REGISTER_SILENT', { why: error instanceof Error ? error.name : 'unknown' });
    }
  }
}

function findingsIn(answer: unknown): InvoiceFinding[] {
  const list = isObject(answer) ? answer['invoices'] : undefined;
  if (!Array.isArray(list)) throw new DomainError('TAX_REGISTER_SILENT', { why: 'invoices' });
  return list.map((each: unknown) => {
    const given = isObject(each) ? each : {};
    const status = INVOICE_STATUSES.find((known) => known === given['status']);
    const { number, changedOn } = given;
    if (typeof number !== 'string' || !status)
      throw new DomainError('TAX_REGISTER_SILENT', { why: 'status' });
    const day = typeof changedOn === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(changedOn) ? changedOn : null;
    return { number, status, changedOn: day };
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
