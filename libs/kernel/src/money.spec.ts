import { inBand } from './money.js';

test.each([
  [0n, 1],
  [99n, 1],
  [100n, 2],
  [101n, 2],
])('at %s fen the band says %s', (fen, expected) => {
  const two = [
    { fromFen: 0n, value: 1 },
    { fromFen: 100n, value: 2 },
  ];
  expect(inBand(two, fen)).toBe(expected);
});
