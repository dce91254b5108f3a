import { judge, outcomeOf, type KnownContract, type UsageEntry } from './usage.rules.js';

const NOW = new Date('2020-09-28T23:30:00+08:00');
const CONTRACT: KnownContract = {
  contractId: 'c',
  enterpriseId: 'e',
  signedOn: '2020-09-01',
  accepted: true,
};
const ENTRY: UsageEntry = { contractId: 'c', enterpriseId: 'e', activeUsers: 3, events: 40 };

function codeOf(day: string, contract: Partial<KnownContract> = {}, entry: Partial<UsageEntry> = {}) {
  const contracts = new Map([['c', { ...CONTRACT, ...contract }]]);
  const [report] = judge([{ ...ENTRY, ...entry }], day, contracts, NOW);
  return report!.code ?? report!.status;
}

test.each([
  ['an entry in order', '2020-09-28', {}, {}, 'ACCEPTED'],
  ['a contract that is not accepted yet', '2020-09-28', { accepted: false }, {}, 'CONTRACT_NOT_ACCEPTED'],
  [
    'a contract that is unknown, or of another provider',
    '2020-09-28',
    {},
    { contractId: 'x' },
    'CONTRACT_UNKNOWN',
  ],
  ['another enterprise', '2020-09-28', {}, { enterpriseId: 'x' }, 'ENTERPRISE_MISMATCH'],
  ['tomorrow, which in UTC is still today', '2020-09-29', {}, {}, 'DAY_IN_FUTURE'],
  ['a day before the contract', '2020-08-31', {}, {}, 'DAY_BEFORE_CONTRACT'],
])('%s', (_, day, contract, entry, expected) => expect(codeOf(day, contract, entry)).toBe(expected));

test('the second entry of a contract in a batch is a duplicate, and the first stands', () => {
  const contracts = new Map([['c', CONTRACT]]);
  expect(judge([ENTRY, ENTRY], '2020-09-28', contracts, NOW).map(({ code }) => code)).toEqual([
    null,
    'DUPLICATE_DAY',
  ]);
});

test('the outcome counts each kind, and names what was not accepted by its place', () => {
  expect(
    outcomeOf([
      { contractId: 'a', status: 'ACCEPTED', code: null },
      { contractId: 'b', status: 'WAITING', code: 'CONTRACT_NOT_ACCEPTED' },
      { contractId: 'c', status: 'REJECTED', code: 'CONTRACT_UNKNOWN' },
    ]),
  ).toEqual({
    accepted: 1,
    waiting: 1,
    rejected: 1,
    notAccepted: [
      { line: 2, contractId: 'b', status: 'WAITING', code: 'CONTRACT_NOT_ACCEPTED' },
      { line: 3, contractId: 'c', status: 'REJECTED', code: 'CONTRACT_UNKNOWN' },
    ],
  });
});
