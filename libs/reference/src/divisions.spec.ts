import {
  cities,
  cityShapes,
  division,
  divisions,
  districtsOf,
  PEARL_RIVER_DELTA,
  placeName,
} from './index.js';

describe('divisions of Guangdong', () => {
  test.each([
    ['PROVINCE', 1],
    ['CITY', 21],
    ['DISTRICT', 122],
    ['TOWN', 59],
  ])('there are as many of level %s as the data file says', (level, count) =>
    expect(divisions().filter((one) => one.level === level)).toHaveLength(count),
  );

  test.each([
    ['市辖区', 65],
    ['县级市', 20],
    ['县', 34],
    ['自治县', 3],
  ])('of kind %s there are %i', (kind, count) =>
    expect(divisions().filter((one) => one.kind === kind)).toHaveLength(count),
  );

  test.each([
    ['440606', '佛山市顺德区'],
    ['440600', '佛山市'],
    ['441900003', '东莞市东城街道'],
    ['110105', '110105'],
  ])('the place %s is written %s', (code, name) => expect(placeName(code)).toBe(name));

  test('a division is found by its code, and an unknown one is not', () => {
    expect(division('440606')).toEqual({
      code: '440606',
      name: '顺德区',
      level: 'DISTRICT',
      parentCode: '440600',
      kind: '市辖区',
    });
    expect(division('110000')).toBeUndefined();
  });

  test('codes are unique and every parent exists', () => {
    expect(new Set(divisions().map(({ code }) => code)).size).toBe(203);
    for (const { parentCode } of divisions().slice(1)) expect(division(parentCode ?? '')).toBeDefined();
  });

  test('where a city has no districts, its towns take their place', () => {
    expect(districtsOf('440600').map(({ name }) => name)).toContain('南海区');
    expect(districtsOf('441900').every(({ code, level }) => level === 'TOWN' && code.length === 9)).toBe(
      true,
    );
    expect(cities().flatMap(({ code }) => districtsOf(code))).toHaveLength(122 + 59);
    expect(districtsOf('440606')).toEqual([]);
  });

  test('the nine cities of the delta are cities', () =>
    expect(PEARL_RIVER_DELTA.map((code) => division(code)?.level)).toEqual(Array(9).fill('CITY')));

  test('every city has an outline on the map', () =>
    expect(
      cityShapes()
        .features.map(({ id }) => id)
        .toSorted(),
    ).toEqual(cities().map(({ code }) => code)));

  test('nobody can change what all rooms share', () => {
    expect(() => Object.assign(divisions()[0] ?? {}, { name: '别处' })).toThrow(TypeError);
    expect(() => Object.assign(cityShapes().features[0]?.properties ?? {}, { name: '别处' })).toThrow(
      TypeError,
    );
  });
});
