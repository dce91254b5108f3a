import { DomainError } from '#libs/kernel';
import { invoiceNumberOf, missingPapers, paidEnough } from './checklist.rules.js';

const payment = (amountFen: bigint, names: { payerName?: string; payeeName?: string } = {}) => ({
  bankReference: 'B',
  amountFen,
  paidOn: '2020-10-01',
  ...names,
});
const parties = { enterpriseName: '演示制造（佛山）有限公司', providerName: '演示云有限公司' };
const complete = {
  invoices: [{ number: '12345678', amountFen: 1n, issuedOn: '2020-10-01' }],
  payments: [payment(1n)],
  acceptanceReportHash: 'a'.repeat(64),
};

describe('the papers', () => {
  test('are complete', () => expect(missingPapers(complete, true, parties)).toEqual([]));
  test('a name counts in whatever width it is written', () =>
    expect(
      missingPapers(
        { ...complete, payments: [payment(1n, { payerName: '演示制造(佛山) 有限公司' })] },
        true,
        parties,
      ),
    ).toEqual([]));
  test.each([
    [{ ...complete, invoices: [] }, ['INVOICES']],
    [{ ...complete, payments: [] }, ['PAYMENTS']],
    [{ ...complete, acceptanceReportHash: 'none' }, ['ACCEPTANCE_REPORT']],
    [{ ...complete, payments: [payment(-1n)] }, ['PAYMENT_AMOUNT']],
    [{ ...complete, payments: [payment(1n, { payeeName: '某公司' })] }, ['PAYEE_IS_NOT_THE_PROVIDER']],
  ])('lack something: %#', (papers, expected) =>
    expect(missingPapers(papers, true, parties)).toEqual(expected),
  );
});

describe('an invoice number', () => {
  test.each([
    ['１２３４５６７８', '12345678'],
    [' 1234 5678 ', '12345678'],
    ['2444-2000-0000-1234-5678', '24442000000012345678'],
  ])('%s is %s', (given, expected) => expect(invoiceNumberOf(given)).toBe(expected));
  test.each(['', '1234567', '123456789', 'A2345678'])('%j is none', (given) =>
    expect(() => invoiceNumberOf(given)).toThrow(DomainError),
  );
});

describe('ninety percent', () => {
  test.each([
    [100n, 90n],
    [33_333_333n, 30_000_000n],
    [1n, 1n],
  ])('of %d fen are %d fen and not one less', (contractFen, least) => {
    expect(paidEnough([payment(least)], contractFen, 9000)).toBe(least);
    expect(() => paidEnough([payment(least - 1n)], contractFen, 9000)).toThrow(DomainError);
  });
});
