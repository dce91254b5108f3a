import { mostOf, type Competition } from './growth.rules.js';

const competition: Competition = {
  awardedFen: 500n,
  calledForFen: 900n,
  leastBids: [
    { fromFen: 0n, value: 1 },
    { fromFen: 1_000n, value: 3 },
  ],
  standstillDays: [
    { fromFen: 0n, value: 0 },
    { fromFen: 2_000n, value: 3 },
  ],
  directLimitFen: null,
  takesOver: false,
  growthBasisPoints: 1_000,
};

test.each<[string, Partial<Competition>, bigint, string]>([
  ['by a share of what was awarded', {}, 550n, 'SHARE'],
  ['not into more bids than were called for', { awardedFen: 950n }, 999n, 'PROCEDURE'],
  [
    'not into a standstill that was not held',
    { awardedFen: 1_900n, calledForFen: 1_900n },
    1_999n,
    'PROCEDURE',
  ],
  ['as far as the call for bids went', { awardedFen: 950n, calledForFen: 1_100n }, 1_045n, 'SHARE'],
  ['not over the limit of a direct purchase', { directLimitFen: 520n }, 520n, 'DIRECT_LIMIT'],
  [
    'by no bands where none were called for',
    { awardedFen: 950n, directLimitFen: 1_000n },
    1_000n,
    'DIRECT_LIMIT',
  ],
  ['not at all where it takes over a remainder', { takesOver: true }, 500n, 'REMAINDER'],
])('a contract grows %s', (_, change, mostFen, limit) => {
  expect(mostOf({ ...competition, ...change })).toEqual({ mostFen, limit });
});
