import * as fc from 'fast-check';
import { Catalogue } from '../scoring/catalogue.rules.js';
import { knownToProviders, offerWith } from './offer-changes.rules.js';
import { ownFit } from './own-fit.rules.js';
import type { RankedNeed, RankedSolution } from '../scoring/ranking.facts.js';
import { rankSolutions } from '../scoring/ranking.rules.js';
import { SHIPPED_RANKING } from '../scoring/rankings.js';

const NEED: RankedNeed = {
  title: '注塑车间生产管控',
  description: '四十台注塑机需要联网并管控生产进度',
  scenario: 'S07',
  industryCode: 'C2929',
  sizeClass: 'SMALL',
  cityCode: '440600',
  protocols: ['OPC UA'],
  integrations: ['ERP'],
  budgetToFen: 10_000_000n,
  beginsOn: '2020-10-10',
  deliverBy: '2021-01-10',
  weakScenes: ['S07'],
};

const someSolution: fc.Arbitrary<RankedSolution> = fc
  .record({
    title: fc.constantFrom('注塑机联网', '仓储条码'),
    industries: fc.subarray(['C29', 'C33']),
    sizeClasses: fc.subarray(['SMALL', 'LARGE']),
    regions: fc.subarray(['440600', '440100']),
    from: fc.bigInt(1n, 30_000_000n),
    more: fc.bigInt(0n, 30_000_000n),
    deliveryMonths: fc.integer({ min: 1, max: 12 }),
    suspended: fc.boolean(),
  })
  .map(({ from, more, ...rest }) => ({
    ...rest,
    id: 'own',
    providerId: 'me',
    summary: '演示',
    scenarios: ['S07'],
    protocols: ['OPC UA'],
    integrations: [],
    priceFromFen: from,
    priceToFen: from + more,
    capacityPerMonth: 2,
  }));

const fitOf = (need: RankedNeed, solution: RankedSolution) =>
  ownFit(need, new Catalogue([solution], SHIPPED_RANKING), new Map([[solution.id, solution]]));

test('the changes of the offer alone bring it in, with the score foretold', () =>
  fc.assert(
    fc.property(someSolution, (solution) => {
      const { changes, scoreHundredths } = fitOf(NEED, solution)!;
      const [now] = rankSolutions(NEED, [offerWith(solution, changes)], SHIPPED_RANKING);
      expect(now?.scoreHundredths).toBe(scoreHundredths);
      expect(changes.every(({ side }) => side === 'PROVIDER')).toBe(true);
    }),
  ));

test('what the enterprise hides changes nothing that a provider is told', () =>
  fc.assert(
    fc.property(
      someSolution,
      fc.bigInt(1n, 40_000_000n),
      fc.subarray(['ERP', 'MES']),
      (solution, budget, systems) => {
        const hidden = ['BUDGET', 'INTEGRATIONS'];
        const other = { ...NEED, budgetToFen: budget, integrations: systems, weakScenes: [] };
        expect(fitOf(knownToProviders(other, hidden), solution)).toEqual(
          fitOf(knownToProviders(NEED, hidden), solution),
        );
      },
    ),
  ));

test('nothing is told of a need of another scene', () => {
  const [solution] = fc.sample(someSolution, 1);
  expect(fitOf({ ...NEED, scenario: 'S01' }, solution!)).toBeUndefined();
});
