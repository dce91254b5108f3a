import { division, formerDivision, formerDivisions } from './index.js';

test.each([
  ['440681', '顺德市', ['440606']],
  ['440622', '南海县', ['440605']],
  ['440102', '东山区', ['440104']],
  ['440601', '市辖区', ['440600']],
  ['440582', '潮阳市', ['440513', '440514']],
  ['442926', '阳江县', ['441702', '441704']],
])('%s was %s and is %j today', (code, name, successors) =>
  expect(formerDivision(code)).toMatchObject({ name, successors }),
);

test('no former code is one of today, and every successor is', () => {
  for (const { code, successors } of formerDivisions()) {
    expect(division(code)).toBeUndefined();
    expect(successors.map((each) => division(each)?.code)).toEqual(successors);
  }
});
