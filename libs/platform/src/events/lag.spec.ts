import { LagMeter, sumOfLags } from './lag.js';

test.each([
  ['at the end', [[5, 5, 0]], 0, 0],
  ['seen behind for the first time', [[9, 5, 0]], 4, 0],
  [
    'standing still',
    [
      [9, 5, 0],
      [12, 5, 31_500],
    ],
    7,
    31,
  ],
  [
    'moving, and not yet past what there was at the first look',
    [
      [9, 5, 0],
      [30, 8, 10_000],
    ],
    22,
    10,
  ],
  [
    'past what there was at the first look, while more has come',
    [
      [9, 5, 0],
      [30, 9, 10_000],
    ],
    21,
    0,
  ],
  [
    'at the end, and behind again',
    [
      [9, 5, 0],
      [9, 9, 10_000],
      [10, 9, 20_000],
    ],
    1,
    0,
  ],
])('a reader %s', (_, looks, events, seconds) => {
  const meter = new LagMeter();
  const lags = looks.map(([end, position, now]) => meter.look(BigInt(end!), BigInt(position!), now!));
  expect(lags.at(-1)).toEqual({ events, seconds });
});

test('several readers are behind by all their events, for the longest time', () => {
  expect(sumOfLags([])).toEqual({ events: 0, seconds: 0 });
  expect(
    sumOfLags([
      { events: 3, seconds: 10 },
      { events: 4, seconds: 2 },
    ]),
  ).toEqual({ events: 7, seconds: 10 });
});
