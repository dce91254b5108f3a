import { amendmentProblems, type AskedChange } from './amendment.rules.js';

const day = (text: string): Date => new Date(`${text}T17:00:00+08:00`);
const ROUND = {
  claimFrom: day('2020-05-25'),
  claimTo: day('2020-09-30'),
  redeemFrom: day('2020-10-08'),
  redeemTo: day('2021-02-08'),
};
const NOTHING: AskedChange = {
  claimTo: null,
  redeemTo: null,
  budgetAddedFen: null,
  tranchesFen: 0n,
  limitChangeFen: null,
};

test.each<[Partial<AskedChange>, string, string[]]>([
  [{}, '2020-09-28', ['NOTHING_CHANGED']],
  [{ claimTo: day('2020-10-15') }, '2020-09-28', []],
  // An outage in the last hour is mended afterwards, too.
  [{ claimTo: day('2020-10-15') }, '2020-10-01', []],
  [{ claimTo: day('2020-09-30') }, '2020-09-28', ['NOT_LONGER']],
  [{ claimTo: day('2021-02-09') }, '2020-09-28', ['TOO_LATE']],
  [{ claimTo: day('2021-02-09'), redeemTo: day('2021-06-01') }, '2020-09-28', []],
  [{ redeemTo: day('2021-02-07') }, '2020-09-28', ['NOT_LONGER']],
  [{ redeemTo: day('2021-03-08') }, '2021-02-08', ['TOO_LATE']],
  [{ budgetAddedFen: 10n, tranchesFen: 10n }, '2020-09-28', []],
  [{ budgetAddedFen: 10n, tranchesFen: 11n }, '2020-09-28', ['TRANCHES']],
  [{ budgetAddedFen: 0n }, '2020-09-28', ['AMOUNT']],
  [{ limitChangeFen: -1n }, '2020-09-28', []],
  [{ limitChangeFen: 0n }, '2020-09-28', ['AMOUNT']],
])('%j on %s: %j', (asked, now, expected) =>
  expect(amendmentProblems(ROUND, { ...NOTHING, ...asked }, day(now))).toEqual(expected),
);
