import { expect, test } from '@jest/globals';
import { changedFields, type Content, priceMove } from './catalogue.rules.js';

const content: Content = {
  title: '设备云',
  summary: '看板',
  scenarios: ['S08'],
  industries: [],
  industryNames: [],
  sizeClasses: [],
  regions: ['440600'],
  regionNames: ['佛山市'],
  protocols: [],
  integrations: [],
  deliveryMonths: 3,
  capacityPerMonth: 5,
  industrialPlatform: true,
  publicCloud: false,
  priceFromFen: '3000000',
  priceToFen: '9000000',
  lines: [{ kind: 'PLATFORM_SERVICE', description: '平台', amountFen: '3000000' }],
};

test('what differs between two versions is named, in the order of the offer', () => {
  expect(changedFields(content, content)).toEqual([]);
  expect(
    changedFields(content, {
      ...content,
      publicCloud: true,
      priceToFen: '9500000',
      lines: [{ kind: 'PLATFORM_SERVICE', description: '平台二', amountFen: '3000000' }],
    }),
  ).toEqual(['price', 'lines', 'publicCloud']);
});

test.each([
  ['nothing before the first version', undefined, '3000000', null],
  ['up by a tenth', content, '3300000', 1000],
  ['down, cut towards nought', content, '2999999', 0],
  ['unchanged', content, '3000000', 0],
])('%s', (_, before, priceFromFen, moved) =>
  expect(priceMove(before, { ...content, priceFromFen })).toBe(moved),
);
