import { expect, test } from '@jest/globals';
import { isOpen, moved } from './money.rules.js';

test.each([
  ['SUBMITTED', true],
  ['PAYING', true],
  ['PAID', false],
  ['REJECTED', false],
] as const)('a claim that is %s waits: %s', (state, open) => expect(isOpen({ state })).toBe(open));

test.each([
  ['RESERVED', null],
  ['PAID', 'IN'],
  ['CAME_BACK', 'OUT'],
  ['INTEREST', 'OUT'],
  ['REFUNDED', 'IN'],
] as const)('%s moves money: %s', (kind, way) => expect(moved(kind)).toBe(way));
