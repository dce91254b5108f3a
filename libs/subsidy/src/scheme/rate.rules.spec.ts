import { rateFor } from './rate.rules.js';
import { operatorSetting, RateSetting, TiersSetting } from './scheme-settings.js';

const subsidyShare = operatorSetting(RateSetting, 3000);
const bySize = operatorSetting(TiersSetting, {
  by: 'SIZE_CLASS',
  tiers: [
    { sizeClass: 'MICRO', rate: 5000 },
    { sizeClass: 'SMALL', rate: 4000 },
    { sizeClass: 'MEDIUM', rate: 3000 },
  ],
});
const bySpend = operatorSetting(TiersSetting, {
  by: 'SPEND',
  tiers: [
    { fromFen: '0', rate: 2000 },
    { fromFen: '10000000', rate: 3000 },
    { fromFen: '50000000', rate: 4000 },
  ],
});

test.each([
  ['one share for all', undefined, 'LARGE', 1n, 3000],
  ['the share of its size', bySize, 'SMALL', 1n, 4000],
  ['nothing for a size that no tier names', bySize, 'LARGE', 1n, 0],
  ['the least share while the size is not certified', bySize, null, 1n, 3000],
  ['the first tier of spend', bySpend, null, 9_999_999n, 2000],
  ['the next one from its first fen', bySpend, 'SMALL', 10_000_000n, 3000],
  ['the last one without an end', bySpend, 'SMALL', 9_000_000_000n, 4000],
] as const)('%s', (_, subsidyTiers, sizeClass, eligibleFen, expected) =>
  expect(rateFor({ subsidyShare, subsidyTiers }, { sizeClass, eligibleFen })).toBe(expected),
);
