import { Catalogue } from '../scoring/catalogue.rules.js';
import type { RankedNeed, RankedSolution, Track } from '../scoring/ranking.facts.js';
import { SHIPPED_RANKING } from '../scoring/rankings.js';
import { remedyOf } from './newcomer-rule.rules.js';

const NEED: RankedNeed = {
  title: '注塑车间生产管控',
  description: '四十台注塑机需要联网并管控生产进度',
  scenario: 'S07',
  industryCode: 'C2929',
  sizeClass: 'SMALL',
  cityCode: '440600',
  protocols: [],
  integrations: [],
  budgetToFen: 10n,
  beginsOn: '2020-10-10',
  deliverBy: '2021-01-10',
  weakScenes: [],
};
const KNOWN: Track = {
  admittedOn: '2020-01-01',
  delivered: [
    {
      scenario: 'S07',
      division: 'C29',
      contracts: 9,
      milestones: 9,
      onTime: 9,
      ratings: 9,
      ratingSum: 4500,
    },
  ],
};
const solution = (id: string, track?: Track): RankedSolution => ({
  id,
  providerId: id,
  title: '注塑机联网',
  summary: '生产管控',
  scenarios: ['S07'],
  industries: ['C29'],
  sizeClasses: [],
  regions: [],
  protocols: [],
  integrations: [],
  priceFromFen: 1n,
  priceToFen: 2n,
  deliveryMonths: 1,
  capacityPerMonth: 4,
  ...(track && { track }),
});
const catalogue = new Catalogue(
  [...['k1', 'k2', 'k3'].map((id) => solution(id, KNOWN)), solution('new')],
  SHIPPED_RANKING,
);

test('a remedy says how many lists it changes, whom it raises, and what it costs', () => {
  const remedy = remedyOf([NEED, { ...NEED, scenario: 'S01' }], catalogue, 2);
  expect(remedy).toMatchObject({ lists: 2, changedLists: 1, raisedProviders: 1 });
  expect(remedy.meanCostHundredths).toBeGreaterThan(0);
  expect(remedy.mostCostHundredths).toBe(remedy.meanCostHundredths);
});

test('it costs nothing where a newcomer is among them by itself', () => {
  expect(remedyOf([NEED], catalogue, 4)).toMatchObject({ changedLists: 0, meanCostHundredths: 0 });
});
