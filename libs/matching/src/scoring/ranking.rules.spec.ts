import * as fc from 'fast-check';
import { rankNaively } from './naive.rules.js';
import { obstaclesOf, withChanges } from './obstacle.rules.js';
import type { Delivered, RankedNeed, RankedSolution, Track } from './ranking.facts.js';
import { rankSolutions, recommend } from './ranking.rules.js';
import { SHIPPED_RANKING, type Ranking } from './rankings.js';

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

const delivered = (change: Partial<Delivered> = {}): Delivered => {
  const contracts = change.contracts ?? 1;
  return {
    scenario: 'S07',
    division: 'C29',
    contracts,
    milestones: contracts,
    onTime: contracts,
    ratings: contracts,
    ratingSum: 500 * contracts,
    ...change,
  };
};

const one = (change: Partial<RankedSolution> = {}, need: Partial<RankedNeed> = {}) =>
  recommend({ ...NEED, ...need }, [{ ...SOLUTION, ...change }], SHIPPED_RANKING);

const points = (criterion: string, change: Partial<RankedSolution> = {}, need: Partial<RankedNeed> = {}) =>
  one(change, need).ranked[0]!.contributions.find((each) => each.criterion === criterion)!.pointsHundredths;

const SCENES = ['S01', 'S07', 'S11'];
const INDUSTRIES = ['C', 'C29', 'C33', 'C2929'];
const SIZES = ['LARGE', 'MEDIUM', 'SMALL', 'MICRO'];
const CITIES = ['440100', '440600', '441900'];
const PROTOCOLS = ['OPC UA', 'Modbus TCP', 'MQTT'];
const WORDS = ['注塑机', '啤机', '生产管控', '仓储', 'ERP', '能耗监测', '鸡眼', '提前提醒'];

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
const someTrack: fc.Arbitrary<Track> = fc.record({
  admittedOn: fc.constantFrom('2019-01-01', '2020-10-09'),
  delivered: fc.array(
    fc
      .record({
        scenario: fc.constantFrom(...SCENES),
        division: fc.constantFrom('C29', 'C33'),
        contracts: fc.integer({ min: 1, max: 20 }),
      })
      .map((each) => delivered(each)),
    { maxLength: 3 },
  ),
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
  suspended: fc.boolean(),
  track: fc.option(someTrack, { nil: undefined }),
});
const someSolutions: fc.Arbitrary<RankedSolution[]> = fc.array(someSolution, { maxLength: 12 }).map((all) =>
  all.map(({ prices: [from, more], track, ...rest }, at) => ({
    ...rest,
    ...(track && { track }),
    id: `s${at}`,
    priceFromFen: from,
    priceToFen: from + more,
  })),
);

describe('a score', () => {
  test('is 100 points for a solution that fits in everything and has delivered it often', () => {
    const track = { admittedOn: '2019-10-10', delivered: [delivered({ contracts: 40 })] };
    const { scoreHundredths, contributions } = one({ track }).ranked[0]!;
    const short = contributions.filter(({ fit }) => fit !== 'FULL').map(({ criterion }) => criterion);
    // Each word is rounded down for itself. Forty of forty on time, all rated 5: still drawn a little towards the prior.
    expect(short).toEqual(['TEXT', 'RATING', 'ON_TIME']);
    expect(scoreHundredths).toBeGreaterThan(9_900);
  });

  test('of the shipped version has parts of 100', () => {
    expect(Object.values(SHIPPED_RANKING.most).reduce((sum, each) => sum + each, 0)).toBe(10_000);
  });

  test('is exactly the sum of the contributions shown, none of them beyond its most', () =>
    fc.assert(
      fc.property(someNeed, someSolutions, (need, solutions) => {
        for (const { contributions, scoreHundredths } of recommend(need, solutions, SHIPPED_RANKING).ranked) {
          expect(contributions.reduce((sum, each) => sum + each.pointsHundredths, 0)).toBe(scoreHundredths);
          for (const { criterion, pointsHundredths, mostHundredths, terms } of contributions) {
            const ofTerms = terms.reduce((sum, each) => sum + each.pointsHundredths, 0);
            expect(ofTerms).toBe(criterion === 'TEXT' ? pointsHundredths : 0);
            expect(Number.isInteger(pointsHundredths)).toBe(true);
            expect(pointsHundredths).toBeGreaterThanOrEqual(0);
            expect(pointsHundredths).toBeLessThanOrEqual(mostHundredths);
          }
        }
      }),
    ));

  test.each([
    ['the main scene', 'SCENARIO', {}, 1000],
    ['a scene among others', 'SCENARIO', { scenarios: ['S01', 'S07'] }, 750],
    ['the division of the industry', 'INDUSTRY', {}, 1100],
    ['the section only', 'INDUSTRY', { industries: ['C'] }, 550],
    ['every industry', 'INDUSTRY', { industries: [] }, 330],
    ['one protocol of two', 'PROTOCOLS', { protocols: ['Modbus TCP'] }, 175],
    ['a system by another name of it', 'INTEGRATIONS', { integrations: ['企业资源计划'] }, 350],
    ['no protocol', 'PROTOCOLS', { protocols: [] }, 0],
    [
      'a price range paid for by three fifths',
      'BUDGET',
      { priceFromFen: 4_000_000n, priceToFen: 14_000_000n },
      150,
    ],
    ['one project a month', 'CAPACITY', { capacityPerMonth: 1 }, 37],
    ['the same words', 'TEXT', {}, 4795],
    ['other words', 'TEXT', { title: '能耗', summary: '监测' }, 0],
  ])('counts %s', (_, criterion, change, expected) => expect(points(criterion, change)).toBe(expected));

  test('gives half where the need asks for no protocol', () =>
    expect(points('PROTOCOLS', {}, { protocols: [] })).toBe(175));
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
          expect(recommend(need, shuffled, SHIPPED_RANKING)).toEqual(recommend(need, all, SHIPPED_RANKING)),
      ),
    ));

  test('of two providers is not turned round by a third that comes or goes', () =>
    fc.assert(
      fc.property(someNeed, someSolutions, fc.constantFrom('a', 'b', 'c', 'd'), (need, all, gone) => {
        const providers = (solutions: RankedSolution[]) =>
          recommend(need, solutions, SHIPPED_RANKING).ranked.map(({ providerId }) => providerId);
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
    const { ranked } = recommend(NEED, [...solutions, again], SHIPPED_RANKING);
    expect(ranked.map(({ rank, solutionId, otherSolutions }) => [rank, solutionId, otherSolutions])).toEqual([
      [1, 's0', 1],
      [2, 's1', 0],
      [3, 's2', 0],
    ]);
  });
});

describe('a score beside others', () => {
  test('is the same no matter who else is there, words included', () =>
    fc.assert(
      fc.property(someNeed, someSolutions, (need, all) => {
        const rows = rankSolutions(need, all, SHIPPED_RANKING);
        for (const { solution, scoreHundredths } of rows)
          expect(rankSolutions(need, [solution], SHIPPED_RANKING)[0]!.scoreHundredths).toBe(scoreHundredths);
      }),
    ));

  test('is what the plain way finds, and the order too', () =>
    fc.assert(
      fc.property(someNeed, someSolutions, (need, all) => {
        const quick = rankSolutions(need, all, SHIPPED_RANKING).map(({ solution, scoreHundredths }) => ({
          solutionId: solution.id,
          scoreHundredths,
        }));
        expect(quick).toEqual(rankNaively(need, all, SHIPPED_RANKING));
      }),
    ));

  test('explains only the first rows that are asked for, and the same ones', () =>
    fc.assert(
      fc.property(someNeed, someSolutions, (need, all) => {
        const whole = recommend(need, all, SHIPPED_RANKING);
        const { ranked, leftOut } = recommend(need, all, SHIPPED_RANKING, 2);
        expect({ ranked, leftOut }).toEqual({
          ranked: whole.ranked.slice(0, 2),
          leftOut: whole.leftOut.slice(0, 2),
        });
      }),
    ));
});

const order = (solutions: RankedSolution[], ranking: Ranking) =>
  recommend(NEED, solutions, ranking).ranked.map(({ providerId }) => providerId);

describe('the rule for newcomers', () => {
  const rule: Ranking = { ...SHIPPED_RANKING, version: 'with newcomers', newcomerWithin: 2 };
  const track: Track = { admittedOn: '2020-01-01', delivered: [delivered({ contracts: 3 })] };
  const known = ['k1', 'k2', 'k3'].map((id) => ({ ...SOLUTION, id, providerId: id, track }));
  const newcomer = { ...SOLUTION, id: 'new', providerId: 'new' };

  test('gives the last of the places to the best newcomer and says what it costs', () => {
    const { ranked } = recommend(NEED, [...known, newcomer], rule);
    expect(ranked.map(({ providerId }) => providerId)).toEqual(['k1', 'new', 'k2', 'k3']);
    const [, raised, displaced] = ranked;
    expect(raised).toMatchObject({
      newcomer: true,
      raisedAtCostHundredths: displaced!.scoreHundredths - raised!.scoreHundredths,
    });
    expect(raised!.raisedAtCostHundredths).toBeGreaterThan(0);
  });

  test('changes nothing where one is there already, where there is none, and in the shipped version', () => {
    const early = { ...newcomer, capacityPerMonth: 9 };
    expect(order(known, rule)).toEqual(['k1', 'k2', 'k3']);
    expect(order([early, known[0]!], rule)).toEqual(['k1', 'new']);
    expect(order([...known, newcomer], SHIPPED_RANKING).at(-1)).toBe('new');
  });

  test('has a newcomer shown as one, at what the version expects of anyone', () => {
    const parts = one().ranked[0]!.contributions.filter(({ fit }) => fit === 'PRIOR');
    expect(parts.map(({ criterion, pointsHundredths }) => [criterion, pointsHundredths])).toEqual([
      ['EXPERIENCE', 101],
      ['RATING', 245],
      ['ON_TIME', 200],
    ]);
  });
});

describe('what is left out', () => {
  test.each([
    ['STANDING', 'PROVIDER', { suspended: true }, 'ADMITTED'],
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
          SHIPPED_RANKING,
        ).leftOut) {
          const solution = solutions.find(({ id }) => id === solutionId)!;
          const changed = withChanges(need, solution, obstacles);
          const { ranked } = recommend(changed.need, [changed.solution], SHIPPED_RANKING);
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
      SHIPPED_RANKING,
    );
    expect(leftOut.map(({ solutionId }) => solutionId)).toEqual(['near', 'far']);
  });
});
