import { isIndustrial } from '#libs/reference';
import { demonstration } from './index.js';

const data = demonstration(20_200_928);
const enterprise = new Map(data.enterprises.map((one) => [one.enterpriseId, one]));
const solution = new Map(data.solutions.map((one) => [one.solutionId, one]));
const distinct = (values: readonly unknown[]): number => new Set(values).size;
const counted = (goal: string): Set<string> =>
  new Set(
    data.adoptions
      .filter((one) => one.goal === goal && one.grade !== 'D')
      .map(({ enterpriseId }) => enterpriseId),
  );

describe('adoption', () => {
  test('counts 900 on cloud and 180 upgraded in grades A, B and C, and shows 2,500 declarations', () => {
    expect([counted('ON_CLOUD').size, counted('UPGRADED').size]).toEqual([900, 180]);
    expect(data.adoptions.filter(({ grade }) => grade === 'D')).toHaveLength(2500);
    expect(new Set(data.adoptions.map(({ grade }) => grade))).toEqual(new Set(['A', 'B', 'C', 'D']));
  });

  test('names an enterprise at most once for a goal', () =>
    expect(distinct(data.adoptions.map(({ enterpriseId, goal }) => `${enterpriseId} ${goal}`))).toBe(
      data.adoptions.length,
    ));

  test('counts as upgraded only industrial enterprises that are on cloud', () => {
    const onCloud = counted('ON_CLOUD');
    const upgraded = [...counted('UPGRADED')];
    expect(upgraded.filter((id) => !onCloud.has(id))).toEqual([]);
    expect(upgraded.filter((id) => !isIndustrial(enterprise.get(id)?.industryCode ?? ''))).toEqual([]);
  });

  test('counts nobody before certification, and rests on a solution that serves the goal', () => {
    const wrong = data.adoptions.filter((one) => {
      const used = solution.get(one.solutionId ?? '');
      const serves = used?.industrialPlatform || (one.goal === 'ON_CLOUD' && used?.publicCloud);
      const early = one.countedAt <= (enterprise.get(one.enterpriseId)?.certifiedAt ?? data.at);
      return one.grade !== 'D' && (early || !serves || used?.providerId !== one.providerId);
    });
    expect(wrong).toEqual([]);
  });

  test('leaves the enterprises of the demo accounts to be counted', () => {
    const shown = data.enterprises.slice(0, 3).map(({ enterpriseId }) => enterpriseId);
    expect(data.adoptions.filter(({ enterpriseId }) => shown.includes(enterpriseId))).toEqual([]);
  });
});
