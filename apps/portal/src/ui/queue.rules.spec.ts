import { describe, expect, test } from '@jest/globals';
import { afterDeciding, daysWaited, neighboursOf } from './queue.rules.js';

const queue = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];

test.each([
  ['less than a day', '2020-09-27T02:00:01Z', 0],
  ['a day to the second', '2020-09-27T02:00:00Z', 1],
  ['handed in by a clock that is ahead', '2020-09-29T02:00:00Z', 0],
])('a file that waited %s', (_, submittedAt, days) =>
  expect(daysWaited(submittedAt, Date.parse('2020-09-28T02:00:00Z'))).toBe(days),
);

describe('in the queue', () => {
  test.each([
    ['a', undefined, 'b'],
    ['b', 'a', 'c'],
    ['c', 'b', undefined],
    ['decided', undefined, 'a'],
  ])('around %s', (id, before, next) => expect(neighboursOf(queue, id)).toEqual({ before, next }));

  test.each([
    ['goes to the one behind it', queue, 'b', 'c'],
    ['goes back from the last one to who was passed over', queue, 'c', 'a'],
    ['ends with the only one', [{ id: 'a' }], 'a', undefined],
    ['begins with the first after one that is no longer in it', queue, 'x', 'a'],
  ])('deciding %s', (_, files, id, expected) => expect(afterDeciding(files, id)).toBe(expected));
});
