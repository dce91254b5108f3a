import { expect, test } from '@jest/globals';
import { inOrder, jsonOf, kindOf, textOf } from './schemes.rules.js';

test.each([
  ['subsidyShare', '3000', '30'],
  ['minimumPaidShare', '9050', '90.5'],
  ['enterpriseLimit', '"50000000"', '500,000.00'],
  ['noticeDays', '7', '7'],
  ['contractSignedAfter', '"2018-03-20"', '2018-03-20'],
  ['providerInPool', 'true', 'YES'],
  ['excludedCityCodes', '["440300","440400"]', '440300, 440400'],
  [
    'claimWindow',
    '{"from":"2020-05-25T10:00+08:00","to":"2020-09-30T17:00+08:00"}',
    '2020-05-25T10:00+08:00 / 2020-09-30T17:00+08:00',
  ],
])('%s is written as people do, and read back the same', (name, json, text) => {
  expect(textOf(kindOf(name), json)).toBe(text);
  expect(jsonOf(kindOf(name), text)).toBe(json);
});

test.each([
  ['subsidyShare', '130'],
  ['subsidyShare', 'a third'],
  ['enterpriseLimit', '-5'],
  ['noticeDays', '1.5'],
  ['contractSignedAfter', '20 March'],
  ['claimWindow', '2020-05-25'],
  ['trancheWeights', '[{'],
])('%s of %s cannot be read', (name, text) => {
  expect(jsonOf(kindOf(name), text)).toBeUndefined();
});

test('rules come in the order in which an official reads them', () => {
  const rules = [{ name: 'somethingNew' }, { name: 'noticeDays' }, { name: 'subsidyShare' }];
  expect(inOrder(rules).map(({ name }) => name)).toEqual(['subsidyShare', 'noticeDays', 'somethingNew']);
});
