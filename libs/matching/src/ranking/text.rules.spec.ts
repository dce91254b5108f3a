import { overlap, plainName, termsOf } from './text.rules.js';

test('terms are pairs of Chinese characters and whole Latin words', () => {
  expect([...termsOf('注塑机联网，接入ERP系统')]).toEqual([
    '注塑',
    '塑机',
    '机联',
    '联网',
    '接入',
    'erp',
    '系统',
  ]);
});

test.each([
  ['the same', '生产管控', '生产管控', 10_000],
  ['in part the same', '生产管控', '生产计划', 3333],
  ['different', '生产管控', '能耗', 0],
  ['empty', '', '能耗', 0],
])('texts that are %s share their part of the terms', (_, one, other, expected) => {
  expect(overlap(termsOf(one), termsOf(other))).toBe(expected);
  expect(overlap(termsOf(other), termsOf(one))).toBe(expected);
});

test('the spelling of a protocol makes no difference', () => {
  expect(new Set(['OPC UA', 'opc-ua', 'ＯＰＣ＿ＵＡ', 'OPCUA'].map(plainName)).size).toBe(1);
});
