import { DomainError } from '#libs/kernel';
import { assertComplete, checklist, type Papers, type RedemptionFacts } from './checklist.rules.js';
import { fingerprintOf, invoiceIdentity } from './invoice-number.rules.js';

const facts: RedemptionFacts = {
  requiredDocuments: ['INVOICE', 'PAYMENT_PROOF', 'ACCEPTANCE_REPORT', 'CONTRACT'],
  enterpriseName: '演示制造（佛山）有限公司',
  providerName: '演示云有限公司',
  contractSignedOn: '2020-06-01',
  contractAccepted: true,
  phaseFen: 100_000n,
  minimumPaidShare: 9000,
  today: '2020-10-10',
  usedInvoices: new Set(['4400201130-99999999']),
  usedPapers: new Set(['PAYMENT_PROOF:B9', `FILE:${'c'.repeat(64)}`]),
};
const invoice = {
  number: '12345678',
  code: '4400201130',
  amountFen: 100_000n,
  issuedOn: '2020-10-01',
};
const payment = {
  bankReference: 'B-1',
  amountFen: 100_000n,
  paidOn: '2020-10-02',
  payerName: '演示制造(佛山) 有限公司',
  payeeName: '演示云有限公司',
};
const complete: Papers = {
  invoices: [invoice],
  payments: [payment],
  acceptanceReportHash: 'a'.repeat(64),
};

const codes = (papers: Papers, world: Partial<RedemptionFacts> = {}): string[] =>
  checklist(papers, { ...facts, ...world }).flatMap(({ problems }) => problems.map(({ code }) => code));

describe('the checklist', () => {
  test('finds complete papers present, names in whatever width', () => {
    const items = checklist(complete, facts);
    expect(items.map(({ item, status }) => [item, status])).toEqual([
      ['INVOICE', 'PRESENT'],
      ['PAYMENT_PROOF', 'PRESENT'],
      ['ACCEPTANCE_REPORT', 'PRESENT'],
      ['CONTRACT', 'PRESENT'],
    ]);
    expect(() => assertComplete(items)).not.toThrow();
  });

  const cases: readonly (readonly [Partial<Papers>, string[]])[] = [
    [{ invoices: [] }, ['INVOICES']],
    [{ invoices: [{ ...invoice, number: '1234567' }] }, ['INVOICE_NUMBER_FORMAT']],
    [{ invoices: [{ ...invoice, code: null }] }, ['INVOICE_CODE_FORMAT']],
    [{ invoices: [{ ...invoice, number: '24442000000012345678' }] }, ['INVOICE_CODE_FORMAT']],
    [{ invoices: [{ ...invoice, number: '24442000000012345678', code: null }] }, ['INVOICE_YEAR']],
    [{ invoices: [{ ...invoice, number: '20442000000012345678', code: null }] }, []],
    [{ invoices: [invoice, { ...invoice, amountFen: 0n }] }, ['INVOICE_TWICE', 'INVOICE_AMOUNT']],
    [{ invoices: [{ ...invoice, number: '９９９９ 9999' }] }, ['INVOICE_USED']],
    [{ invoices: [{ ...invoice, issuedOn: '2020-10-11' }] }, ['INVOICE_IN_FUTURE']],
    [{ invoices: [{ ...invoice, issuedOn: '2020-05-31' }] }, ['INVOICE_BEFORE_CONTRACT']],
    [{ invoices: [{ ...invoice, amountFen: 89_999n }] }, ['INVOICED_TOO_LITTLE']],
    [{ invoices: [{ ...invoice, amountFen: 100_001n }] }, ['INVOICED_TOO_MUCH']],
    [{ payments: [] }, ['PAYMENTS']],
    [{ payments: [{ ...payment, payerName: null }] }, ['PAYER_NOT_STATED']],
    [{ payments: [{ ...payment, payeeName: '  ' }] }, ['PAYEE_NOT_STATED']],
    [{ payments: [{ ...payment, payerName: '某公司' }] }, ['PAYER_IS_NOT_THE_ENTERPRISE']],
    [{ payments: [{ ...payment, payeeName: '某公司' }] }, ['PAYEE_IS_NOT_THE_PROVIDER']],
    [
      {
        payments: [
          { ...payment, amountFen: 50_000n },
          { ...payment, amountFen: 50_000n },
        ],
      },
      ['PAYMENT_TWICE'],
    ],
    [
      {
        payments: [
          { ...payment, bankReference: '2020100200017', amountFen: 50_000n },
          { ...payment, bankReference: 'ICBC 2020-1002-00017', amountFen: 50_000n },
        ],
      },
      ['PAYMENT_TWICE'],
    ],
    [{ payments: [{ ...payment, paidOn: '2020-10-11' }] }, ['PAYMENT_IN_FUTURE']],
    [{ payments: [{ ...payment, paidOn: '2020-05-31' }] }, ['PAYMENT_BEFORE_CONTRACT']],
    [{ payments: [{ ...payment, amountFen: 89_999n }] }, ['PAID_SHARE']],
    [{ payments: [{ ...payment, amountFen: 90_000n }] }, []],
    [{ payments: [{ ...payment, amountFen: 100_001n }] }, ['PAID_TOO_MUCH']],
    [{ payments: [{ ...payment, bankReference: ' ｂ－9' }] }, ['PAYMENT_USED']],
    [{ payments: [{ ...payment, bankReference: '—' }] }, ['PAPER_NUMBER_FORMAT']],
    [{ acceptanceReportHash: 'C'.repeat(64) }, ['ACCEPTANCE_REPORT_USED']],
    [{ acceptanceReportHash: '' }, ['ACCEPTANCE_REPORT']],
    [{ acceptanceReportHash: 'none' }, ['ACCEPTANCE_REPORT_HASH']],
  ];
  test.each(cases)('finds what is missing or wrong: %#', (papers, expected) =>
    expect(codes({ ...complete, ...papers })).toEqual(expected),
  );

  test('asks for every further paper of the scheme', () => {
    const requiredDocuments = ['INVOICE', 'PAYMENT_PROOF', 'PROJECT_SUMMARY'];
    expect(codes(complete, { requiredDocuments })).toEqual(['DOCUMENT_MISSING']);
    const paper = (hash: string) =>
      codes({ ...complete, documents: [{ kind: 'PROJECT_SUMMARY', hash }] }, { requiredDocuments });
    expect(paper('d'.repeat(64))).toEqual([]);
    // Another file was handed in with it, as its report.
    expect(paper('c'.repeat(64))).toEqual(['DOCUMENT_USED']);
  });

  test('a contract that is not accepted is told apart from a report that is not there', () =>
    expect(codes(complete, { contractAccepted: false })).toEqual(['CONTRACT_NOT_ACCEPTED']));
});

describe('sending', () => {
  test('one problem is refused by its own code, several together', () => {
    const short = { ...complete, payments: [{ ...payment, amountFen: 1n }] };
    expect(() => assertComplete(checklist(short, facts))).toThrow(
      expect.objectContaining({ code: 'PAID_SHARE' }),
    );
    expect(() => assertComplete(checklist({ ...short, invoices: [] }, facts))).toThrow(
      expect.objectContaining({
        code: 'REDEMPTION_INCOMPLETE',
        params: {
          missing: ['INVOICES', 'PAID_SHARE'],
          problems: [
            { code: 'INVOICES', params: {} },
            { code: 'PAID_SHARE', params: expect.objectContaining({ percent: '90' }) },
          ],
        },
      }),
    );
  });

  test.each([
    [33_333_333n, 30_000_000n],
    [1n, 1n],
    [100n, 90n],
  ])('of %d fen, %d fen paid is enough and not one less', (phaseFen, least) => {
    const paid = (amountFen: bigint) =>
      codes(
        {
          ...complete,
          invoices: [{ ...invoice, amountFen: phaseFen }],
          payments: [{ ...payment, amountFen }],
        },
        { phaseFen },
      );
    expect(paid(least)).toEqual([]);
    expect(paid(least - 1n)).toContain('PAID_SHARE');
  });
});

describe('an invoice', () => {
  test.each([
    ['１２３４５６７８', '4400 2011 30', '4400201130-12345678'],
    [' 1234-5678 ', '044002000111', '044002000111-12345678'],
    ['2444-2000-0000-1234-5678', null, '24442000000012345678'],
    ['2444–2000–0000–1234–5678', '', '24442000000012345678'],
  ])('%s with code %s is %s', (number, code, print) =>
    expect(fingerprintOf(invoiceIdentity({ number, code }))).toBe(print),
  );
  test.each([
    ['', '4400201130'],
    ['123456789', '4400201130'],
    ['A2345678', '4400201130'],
    ['12345678', '44002011'],
    ['12345678', null],
  ])('%j with code %j is none', (number, code) =>
    expect(() => invoiceIdentity({ number, code })).toThrow(DomainError),
  );
});
