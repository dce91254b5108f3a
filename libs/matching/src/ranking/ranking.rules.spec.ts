import * as fc from 'fast-check';
import { obstaclesOf, withChanges } from './obstacle.rules.js';
import type { RankedNeed, RankedSolution } from './ranking.facts.js';
import { recommend } from './ranking.rules.js';
import { CURRENT_RANKING, RANKINGS } from './rankings.js';

const NEED: RankedNeed = {
  title: '注塑车间生产管控',
  description: '四十台注塑机需要联网并管控生产进度',
  scenario: 'S07',
  industryCode: 'C2929',
  sizeClass: 'SMALL',
  cityCode: '440600',
  protocols: ['OPC UA', 'Modbus TCP'],
  integrations: ['ERP'],
  budgetToFen: 10_000_000n,
  beginsOn: '2020-10-10',
  deliverBy: '2021-01-10',
  weakScenes: ['S07'],
};

const SOLUTION: RankedSolution = {
  id: 'solution',
  providerId: 'provider',
  title: '注塑车间生产管控',
  summary: '四十台注塑机需要联网并管控生产进度',
  scenarios: ['S07'],
  industries: ['C29'],
  sizeClasses: ['SMALL'],
  regions: ['440600'],
  protocols: ['opc-ua', 'MODBUS/TCP'],
  integrations: ['erp'],
  priceFromFen: 5_000_000n,
  priceToFen: 10_000_000n,
  deliveryMonths: 3,
  capacityPerMonth: 4,
};

const one = (change: Partial<RankedSolution> = {}, need: Partial<RankedNeed> = {}) =>
  recommend({ ...NEED, ...need }, [{ ...SOLUTION, ...change }], CURRENT_RANKING);

const points = (criterion: string, change: Partial<RankedSolution> = {}, need: Partial<RankedNeed> = {}) =>
  one(change, need).ranked[0]!.contributions.find((each) => each.criterion === criterion)!.pointsHundredths;

const SCENES = ['S01', 'S07', 'S11'];
const INDUSTRIES = ['C', 'C29', 'C33', 'C2929'];
const SIZES = ['LARGE', 'MEDIUM', 'SMALL', 'MICRO'];
const CITIES = ['440100', '440600', '441900'];
const PROTOCOLS = ['OPC UA', 'Modbus TCP', 'MQTT'];
const WORDS = ['注塑机', '生产管控', '仓储', 'ERP', '能耗监测'];

const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }).map((words) => words.join(' '));
const someNeed: fc.Arbitrary<RankedNeed> = fc.record({
  title: text,
  description: text,
  scenario: fc.constantFrom(...SCENES),
  industryCode: fc.constantFrom('C2929', 'C3311'),
  sizeClass: fc.constantFrom(...SIZES),
  cityCode: fc.constantFrom(...CITIES),
  protocols: fc.subarray(PROTOCOLS),
  integrations: fc.subarray(['ERP', 'MES']),
  budgetToFen: fc.bigInt(1n, 1000n),
  beginsOn: fc.constantFrom('2020-10-10', '2020-10-31'),
  deliverBy: fc.constantFrom('2020-11-30', '2021-02-28', '2021-10-10'),
  weakScenes: fc.subarray(SCENES),
});
const someSolution = fc.record({
  providerId: fc.constantFrom('a', 'b', 'c', 'd'),
  title: text,
  summary: text,
  scenarios: fc.subarray(SCENES, { minLength: 1 }),
  industries: fc.subarray(INDUSTRIES),
  sizeClasses: fc.subarray(SIZES),
  regions: fc.subarray(CITIES),
  protocols: fc.subarray(PROTOCOLS),
  integrations: fc.subarray(['ERP', 'MES']),
  prices: fc.tuple(fc.bigInt(1n, 1000n), fc.bigInt(0n, 500n)),
  deliveryMonths: fc.integer({ min: 1, max: 12 }),
  capacityPerMonth: fc.integer({ min: 0, max: 6 }),
});
const someSolutions: fc.Arbitrary<RankedSolution[]> = fc.array(someSolution, { maxLength: 12 }).map((all) =>
  all.map(({ prices: [from, more], ...rest }, at) => ({
    ...rest,
    id: `s${at}`,
    priceFromFen: from,
    priceToFen: from + more,
  })),
);

describe('a score', () => {
  test('is 100 points for a solution that fits in everything', () => {
    expect(one().ranked[0]!.scoreHundredths).toBe(10_000);
  });

  test.each(RANKINGS.map((ranking) => [ranking.version, ranking] as const))(
    'of version %s has parts of 100',
    (_, { most }) => {
      expect(Object.values(most).reduce((sum, each) => sum + each, 0)).toBe(10_000);
    },
  );

  test('is exactly the sum of the contributions shown, none of them beyond its most', () =>
    fc.assert(
      fc.property(someNeed, someSolutions, (need, solutions) => {
        for (const { contributions, scoreHundredths } of recommend(need, solutions, CURRENT_RANKING).ranked) {
          expect(contributions.reduce((sum, each) => sum + each.pointsHundredths, 0)).toBe(scoreHundredths);
          for (const { pointsHundredths, mostHundredths } of contributions) {
            expect(Number.isInteger(pointsHundredths)).toBe(true);
            expect(pointsHundredths).toBeGreaterThanOrEqual(0);
            expect(pointsHundredths).toBeLessThanOrEqual(mostHundredths);
          }
        }
      }),
    ));

  test.each([
    ['the main scene', 'SCENARIO', {}, 2000],
    ['a scene among others', 'SCENARIO', { scenarios: ['S01', 'S07'] }, 1500],
    ['the division of the industry', 'INDUSTRY', {}, 1800],
    ['the section only', 'INDUSTRY', { industries: ['C'] }, 900],
    ['every industry', 'INDUSTRY', { industries: [] }, 540],
    ['one protocol of two', 'PROTOCOLS', { protocols: ['Modbus TCP'] }, 600],
    ['no protocol', 'PROTOCOLS', { protocols: [] }, 0],
    [
      'a price range paid for by three fifths',
      'BUDGET',
      { priceFromFen: 4_000_000n, priceToFen: 14_000_000n },
      600,
    ],
    ['one project a month', 'CAPACITY', { capacityPerMonth: 1 }, 75],
    ['other words', 'TEXT', { title: '能耗', summary: '监测' }, 0],
  ])('counts %s', (_, criterion, change, expected) => expect(points(criterion, change)).toBe(expected));

  test('gives half where the need asks for no protocol', () =>
    expect(points('PROTOCOLS', {}, { protocols: [] })).toBe(600));
});

describe('the order', () => {
  test('does not depend on the order of the candidates', () =>
    fc.assert(
      fc.property(
        someNeed,
        someSolutions.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        (need, [all, shuffled]) =>
          expect(recommend(need, shuffled, CURRENT_RANKING)).toEqual(recommend(need, all, CURRENT_RANKING)),
      ),
    ));

  test('of two providers is not turned round by a third that comes or goes', () =>
    fc.assert(
      fc.property(someNeed, someSolutions, fc.constantFrom('a', 'b', 'c', 'd'), (need, all, gone) => {
        const providers = (solutions: RankedSolution[]) =>
          recommend(need, solutions, CURRENT_RANKING).ranked.map(({ providerId }) => providerId);
        const others = all.filter(({ providerId }) => providerId !== gone);
        expect(providers(others)).toEqual(providers(all).filter((provider) => provider !== gone));
      }),
    ));

  test('goes by solution where scores are equal, and shows each provider once', () => {
    const solutions = ['s2', 's1', 's3'].map((id) => ({
      ...SOLUTION,
      id,
      providerId: id === 's3' ? 'p1' : `p${id}`,
    }));
    const again = { ...SOLUTION, id: 's0', providerId: 'p1' };
    const { ranked } = recommend(NEED, [...solutions, again], CURRENT_RANKING);
    expect(ranked.map(({ rank, solutionId, otherSolutions }) => [rank, solutionId, otherSolutions])).toEqual([
      [1, 's0', 1],
      [2, 's1', 0],
      [3, 's2', 0],
    ]);
  });
});

describe('what is left out', () => {
  test.each([
    ['INDUSTRY', 'PROVIDER', { industries: ['C33'] }, 'C29'],
    ['SIZE', 'PROVIDER', { sizeClasses: ['LARGE'] }, 'SMALL'],
    ['REGION', 'PROVIDER', { regions: ['440100'] }, '440600'],
    ['BUDGET', 'NEED', { priceFromFen: 10_000_001n, priceToFen: 20_000_000n }, '10000001'],
    ['DELIVERY', 'NEED', { deliveryMonths: 4 }, '2021-02-10'],
    ['CAPACITY', 'PROVIDER', { capacityPerMonth: 0 }, '1'],
  ])('says that %s stands in the way, and what would do', (kind, side, change, needed) => {
    const { ranked, leftOut } = one(change);
    expect(ranked).toEqual([]);
    expect(leftOut[0]!.obstacles).toEqual([expect.objectContaining({ kind, side, needed })]);
  });

  test('comes in with the score foretold once the changes are made, and not with one of them fewer', () =>
    fc.assert(
      fc.property(someNeed, someSolutions, (need, solutions) => {
        for (const { solutionId, obstacles, wouldScoreHundredths } of recommend(
          need,
          solutions,
          CURRENT_RANKING,
        ).leftOut) {
          const solution = solutions.find(({ id }) => id === solutionId)!;
          const changed = withChanges(need, solution, obstacles);
          const { ranked } = recommend(changed.need, [changed.solution], CURRENT_RANKING);
          expect(ranked[0]).toMatchObject({ solutionId, scoreHundredths: wouldScoreHundredths });
          for (const spared of obstacles) {
            const fewer = withChanges(
              need,
              solution,
              obstacles.filter((each) => each !== spared),
            );
            expect(obstaclesOf(fewer.need, fewer.solution)).not.toEqual([]);
          }
        }
      }),
    ));

  test('begins with the nearest, and holds no provider that is ranked', () => {
    const far = { ...SOLUTION, id: 'far', providerId: 'far', capacityPerMonth: 0, regions: ['440100'] };
    const near = { ...SOLUTION, id: 'near', providerId: 'near', capacityPerMonth: 0 };
    const { leftOut } = recommend(
      NEED,
      [far, near, { ...far, id: 'x', providerId: 'provider' }, SOLUTION],
      CURRENT_RANKING,
    );
    expect(leftOut.map(({ solutionId }) => solutionId)).toEqual(['near', 'far']);
  });
});
