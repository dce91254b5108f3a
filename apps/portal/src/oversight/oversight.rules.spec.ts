import { expect, test } from '@jest/globals';
import { spanOf } from './oversight.rules.js';

test('the last year is looked at unless the address says otherwise', () => {
  const now = Date.parse('2020-09-28T20:00:00Z');
  expect(spanOf({}, now)).toEqual({ from: '2019-09-30', to: '2020-09-29' });
  expect(spanOf({ from: '2020-01-01' }, now)).toEqual({ from: '2020-01-01', to: '2020-09-29' });
});
