import { expect, test } from '@jest/globals';
import { endOf, namer, type Phase, phaseOf, shareOf } from './rounds.rules.js';

const round = {
  state: 'PUBLISHED',
  claimFrom: '2020-09-01T00:00:00Z',
  claimTo: '2020-10-01T00:00:00Z',
  redeemFrom: '2020-10-10T00:00:00Z',
  redeemTo: '2020-11-01T00:00:00Z',
  claimsOpen: false,
  redemptionsOpen: false,
} as const;

test.each<[string, object, Phase, string | null]>([
  ['2020-08-01T00:00:00Z', { state: 'PROPOSED' }, 'PROPOSED', null],
  ['2020-08-01T00:00:00Z', {}, 'BEFORE', round.claimFrom],
  ['2020-09-02T00:00:00Z', { claimsOpen: true }, 'CLAIMS', round.claimTo],
  ['2020-10-02T00:00:00Z', {}, 'BETWEEN', round.redeemFrom],
  ['2020-10-12T00:00:00Z', { redemptionsOpen: true }, 'REDEMPTIONS', round.redeemTo],
  ['2020-12-01T00:00:00Z', {}, 'OVER', null],
])('at %s %j it is %s', (now, more, phase, end) => {
  const as = { ...round, ...more };
  expect(phaseOf(as, Date.parse(now))).toBe(phase);
  expect(endOf(phase, as)).toBe(end);
});

test('a code without a name stays a code, and no city has its own word', () => {
  const name = namer([{ code: '440600', name: '佛山市' }], '未分配');
  expect([name('440600'), name('449900'), name(null)]).toEqual(['佛山市', '449900', '未分配']);
});

test('shares are of exact amounts, and of nothing none', () => {
  expect(shareOf('1', '3')).toBe(33.3);
  expect(shareOf('5', '0')).toBe(0);
});
