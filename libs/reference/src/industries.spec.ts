import { industries, industry, industryCovers, isIndustrial } from './index.js';

describe('GB/T 4754-2017', () => {
  test.each([
    ['SECTION', 20],
    ['DIVISION', 97],
    ['GROUP', 473],
    ['CLASS', 1381],
  ])('has as many entries of level %s as the data file says', (level, count) =>
    expect(industries().filter((one) => one.level === level)).toHaveLength(count),
  );

  test.each([
    ['DIVISION', 31],
    ['GROUP', 179],
    ['CLASS', 609],
  ])('has in manufacturing (C) as many of level %s as the standard', (level, count) =>
    expect(industries().filter((one) => one.section === 'C' && one.level === level)).toHaveLength(count),
  );

  test('an industry is found with and without its letter', () => {
    expect(industry('C3311')).toEqual({
      code: '3311',
      fullCode: 'C3311',
      level: 'CLASS',
      name: '金属结构制造',
      parentFullCode: 'C331',
      section: 'C',
    });
    expect(industry('3311')).toBe(industry('C3311'));
    expect(industry('C33')?.parentFullCode).toBe('C');
    expect(industry('C')?.parentFullCode).toBeNull();
    expect(industry('D3311')).toBeUndefined();
  });

  test('every parent exists', () => {
    for (const { parentFullCode } of industries().filter(({ level }) => level !== 'SECTION'))
      expect(industry(parentFullCode ?? '')).toBeDefined();
  });

  test.each([
    ['C33', 'C3311', true],
    ['C', '3311', true],
    ['3311', 'C3311', true],
    ['C3311', 'C33', false],
    ['C34', 'C3311', false],
    ['C33', '9999', false],
    ['9999', 'C3311', false],
  ])('%s covers %s: %s', (outer, inner, expected) => expect(industryCovers(outer, inner)).toBe(expected));

  test.each([
    ['B06', true],
    ['C3311', true],
    ['4411', true],
    ['A01', false],
    ['E47', false],
    ['I6513', false],
    ['9999', false],
  ])('%s is industrial: %s', (code, expected) => expect(isIndustrial(code)).toBe(expected));
});
