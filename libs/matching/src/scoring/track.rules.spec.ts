import type { Delivered } from './ranking.facts.js';
import { SHIPPED_RANKING } from './rankings.js';
import { trackShares } from './track.rules.js';

const NEED = { scenario: 'S07', industryCode: 'C2929', onDay: '2020-09-28' };
const WEIGHTS = SHIPPED_RANKING.track;
const some = (contracts: number, change: Partial<Delivered> = {}): Delivered => ({
  scenario: 'S07',
  division: 'C29',
  contracts,
  milestones: contracts,
  onTime: contracts,
  ratings: contracts,
  ratingSum: 500 * contracts,
  ...change,
});
const shares = (...delivered: Delivered[]) =>
  trackShares({ admittedOn: '2020-04-01', delivered }, NEED, WEIGHTS);

test('a newcomer has the priors', () => {
  const prior = trackShares(undefined, NEED, WEIGHTS);
  expect(prior).toMatchObject({ contracts: 0, experience: 2534, onTime: 8000, rating: 7000 });
  expect(trackShares({ admittedOn: NEED.onDay, delivered: [] }, NEED, WEIGHTS)).toEqual(prior);
});

test('who has been there for long without delivering is expected to deliver less', () => {
  expect(shares().experience).toBe(1267);
});

test.each([
  // (1 + n) contracts in 360 days of 8 per year; (3.2 + met) of (4 + all); (5 x 3.8 + 5 n) over (5 + n) stars.
  ['one perfect contract', [some(1)], { experience: 2534, onTime: 8400, rating: 7500 }],
  ['ten of them', [some(10)], { experience: 10_000, onTime: 9428, rating: 9000 }],
  ['one that was late', [some(1, { onTime: 0 })], { onTime: 6400 }],
  ['one rated with 1', [some(1, { ratingSum: 100 })], { rating: 5833 }],
  ['another scene', [some(1, { scenario: 'S01' })], { experience: 1901, onTime: 8222 }],
  ['another division', [some(1, { division: 'C33' })], { experience: 1901 }],
  ['another scene and division', [some(1, { scenario: 'S01', division: 'C33' })], { experience: 1520 }],
])('%s is drawn towards the prior', (_, delivered, expected) => {
  expect(shares(...delivered)).toMatchObject(expected);
});

test('the more observations, the nearer to what was observed', () => {
  const late = [1, 5, 50, 500].map((count) => shares(some(count, { onTime: 0 })).onTime);
  expect(late).toEqual(late.toSorted((a, b) => b - a));
  expect(late.at(-1)).toBeLessThan(100);
});
