import { expect, test } from '@jest/globals';
import type { Content } from './catalogue.rules.js';
import { offerOf, typedOf, wordsOf } from './offer.rules.js';

const content: Content = {
  title: '设备云',
  summary: '看板',
  scenarios: ['S08', 'S06'],
  industries: ['C33'],
  industryNames: ['金属制品业'],
  sizeClasses: ['SMALL'],
  regions: ['440600'],
  regionNames: ['佛山市'],
  protocols: ['OPC UA', 'Modbus TCP'],
  integrations: [],
  deliveryMonths: 3,
  capacityPerMonth: 5,
  industrialPlatform: true,
  publicCloud: false,
  priceFromFen: '3000050',
  priceToFen: '9000000',
  lines: [
    { kind: 'PLATFORM_SERVICE', description: '平台', amountFen: '2000050' },
    { kind: 'EQUIPMENT_ACCESS', description: '接入', amountFen: '1000000' },
  ],
};

test('a version that is typed again unchanged is the same offer', () => {
  const { industryNames: _, regionNames: __, ...offer } = content;
  expect(offerOf(typedOf(content), 'p1', 's1')).toEqual({ ...offer, providerId: 'p1', solutionId: 's1' });
});

test.each([
  ['OPC UA、Modbus TCP', ['OPC UA', 'Modbus TCP']],
  ['ERP, MES；WMS,', ['ERP', 'MES', 'WMS']],
  [' ', []],
  [undefined, []],
])('%j is %j', (typed, words) => expect(wordsOf(typed)).toEqual(words));
