import * as fc from 'fast-check';
import { factsText, poolChanges, solutionFrom } from './kept.rules.js';
import type { RankedSolution } from './ranking.facts.js';

const SOLUTION: RankedSolution = {
  id: 'a',
  providerId: 'p',
  title: '演示',
  summary: '演示',
  scenarios: ['S07'],
  industries: [],
  sizeClasses: [],
  regions: [],
  protocols: [],
  integrations: [],
  priceFromFen: 1n,
  priceToFen: 2n,
  deliveryMonths: 1,
  capacityPerMonth: 1,
};

test('facts are the same after they were kept', () =>
  fc.assert(
    fc.property(
      fc.bigInt(0n, 2n ** 62n),
      fc.string({ unit: 'grapheme' }),
      fc.boolean(),
      (price, title, known) => {
        const solution: RankedSolution = {
          ...SOLUTION,
          title,
          priceFromFen: price,
          ...(known && { suspended: true, track: { admittedOn: '2020-01-01', delivered: [] } }),
        };
        expect(solutionFrom(factsText(solution))).toEqual(solution);
      },
    ),
  ));

test('what is known otherwise is named by its facts, without their values', () => {
  const track = { admittedOn: '2020-01-01', delivered: [] };
  const then = [SOLUTION, { ...SOLUTION, id: 'b' }, { ...SOLUTION, id: 'same' }];
  const now = [
    { ...SOLUTION, priceToFen: 3n, track },
    { ...SOLUTION, id: 'c' },
    { ...SOLUTION, id: 'same' },
  ];
  expect(poolChanges(then, now)).toEqual([
    { subject: 'SOLUTION', id: 'a', change: 'CHANGED', fields: ['priceToFen', 'track'] },
    { subject: 'SOLUTION', id: 'b', change: 'GONE', fields: [] },
    { subject: 'SOLUTION', id: 'c', change: 'ADDED', fields: [] },
  ]);
});
