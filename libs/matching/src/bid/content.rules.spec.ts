import { textOf, type BidContent } from './bid.rules.js';
import { readContent } from './content.rules.js';

const of = {
  bidId: '0192d0a0-0000-7000-8000-000000000001',
  needId: '0192d0a0-0000-7000-8000-000000000002',
  providerId: '0192d0a0-0000-7000-8000-000000000003',
};
const content: BidContent = {
  ...of,
  solutionId: null,
  priceFen: 300n,
  lines: [
    {
      kind: 'IMPLEMENTATION',
      description: '实施',
      amountFen: 300n,
      industrialPlatform: false,
      publicCloud: false,
    },
  ],
  deliveryMonths: 3,
  milestones: [{ title: '交付', dueInMonths: 3 }],
  proposal: '演示方案',
  confidential: [{ part: 'PROPOSAL', reason: '含工艺参数' }],
  salt: 'a'.repeat(22),
};
const stored = JSON.parse(textOf(content)) as Record<string, unknown>;
const changed = (change: object) => JSON.stringify({ ...stored, ...change });

test('a bid that its bidder sealed in the form that is written down is read', () => {
  expect(readContent(textOf(content), of)).toEqual(content);
});

test.each([
  ['no JSON', '演示', 'NOT_A_BID'],
  ['null', 'null', 'NOT_A_BID'],
  ['a list', '[]', 'NOT_A_BID'],
  ['a field too many', changed({ discount: 1 }), 'NOT_A_BID'],
  ['a field too few', changed({ salt: undefined }), 'NOT_A_BID'],
  ['a price as a number', changed({ priceFen: 300 }), 'NOT_A_BID'],
  ['a price below zero', changed({ priceFen: '-300' }), 'NOT_A_BID'],
  ['a price beyond the column', changed({ priceFen: '9'.repeat(19) }), 'NOT_A_BID'],
  ['no lines', changed({ lines: [] }), 'NOT_A_BID'],
  ['a line of an unknown kind', changed({ lines: [{ kind: 'LUNCH' }] }), 'NOT_A_BID'],
  ['half a month', changed({ deliveryMonths: 1.5 }), 'NOT_A_BID'],
  ['a proposal without end', changed({ proposal: 'x'.repeat(20_001) }), 'NOT_A_BID'],
  ['characters that cannot be stored', changed({ proposal: 'a\u0000b' }), 'NOT_A_BID'],
  ['confidence without a reason', changed({ confidential: [{ part: 'LINES', reason: '' }] }), 'NOT_A_BID'],
  ['a confidential price', changed({ confidential: [{ part: 'PRICE', reason: '商业秘密' }] }), 'NOT_A_BID'],
  ['the id of another bid', changed({ bidId: of.needId }), 'OTHER_BID'],
  ['another need', changed({ needId: of.bidId }), 'OTHER_BID'],
  ['another provider', changed({ providerId: of.bidId }), 'OTHER_BID'],
  ['a price beside its lines', changed({ priceFen: '299' }), 'PRICE_NOT_SUM_OF_LINES'],
])('%s does not count', (_, text, fault) => {
  expect(readContent(text, of)).toBe(fault);
});
