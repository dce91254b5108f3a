import { readDecision, whyNotRelease } from './affairs.rules.js';

test.each([
  ['RESERVED', null],
  ['WAITING', null],
  ['REDEEMING', 'CLAIM_RUNS'],
  ['PAID', 'OVER'],
  ['EXPIRED', 'OVER'],
] as const)('a voucher that is %s', (state, why) => expect(whyNotRelease(state)).toBe(why));

test('the record of a decision on a claim is read as facts, lines and an amount', () => {
  const read = readDecision({
    facts: JSON.stringify({
      on: '2020-07-07',
      enterprise: { sizeClass: 'SMALL', clusterCode: null },
      contract: { totalFen: '18000000', ended: false },
      hadVoucher: false,
      unknown: 1,
    }),
    result: JSON.stringify({
      amountFen: '5400000',
      lines: [{ description: '平台订阅', amountFen: '18000000', grantFen: '5400000', reason: null }],
    }),
  });
  expect(read.facts).toEqual([
    { name: 'on', value: '2020-07-07' },
    { name: 'sizeClass', value: 'SMALL' },
    { name: 'totalFen', value: '18000000' },
    { name: 'hadVoucher', value: false },
  ]);
  expect(read.amountFen).toBe('5400000');
  expect(read.lines).toHaveLength(1);
});

test('that on papers as the items of the checklist', () => {
  const read = readDecision({
    facts: JSON.stringify({ contractAccepted: true }),
    result: JSON.stringify({ items: [{ item: 'INVOICE', status: 'PRESENT', problems: [] }], paidFen: '1' }),
  });
  expect(read.items).toMatchObject([{ item: 'INVOICE', status: 'PRESENT' }]);
  expect(read.amountFen).toBe('1');
});
