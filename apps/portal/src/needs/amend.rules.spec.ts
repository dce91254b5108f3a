import { expect, test } from '@jest/globals';
import { amendmentOf, changesOf, versionOf } from './amend.rules.js';
import type { Need, Version } from './needs.rules.js';

const BEFORE = {
  version: 1,
  addendum: null,
  changedAt: '2020-09-28T02:00:00Z',
  description: '28台啤机要联网。',
  protocols: ['OPC UA'],
  integrations: [],
  sites: [],
  machines: [],
  budgetFromFen: '10000000',
  budgetToFen: '19000000',
  deliverBy: '2021-03-31',
} as Version;
const TYPED = amendmentOf(BEFORE as unknown as Need);

test('nothing typed changes nothing', () => expect(changesOf(BEFORE, versionOf(BEFORE, TYPED))).toEqual({}));

test.each([
  ['a budget', { budgetToFen: '25' }, { budgetToFen: '25000000' }],
  ['names in any commas', { protocols: 'OPC UA、Modbus TCP, ' }, { protocols: ['OPC UA', 'Modbus TCP'] }],
  ['a day', { deliverBy: '2021-04-30' }, { deliverBy: '2021-04-30' }],
  ['an amount that is none', { budgetToFen: 'much' }, {}],
])('%s', (_, typed, expected) =>
  expect(changesOf(BEFORE, versionOf(BEFORE, { ...TYPED, ...typed }))).toEqual(expected),
);
