import { expect, test } from '@jest/globals';
import { waitingOf } from './access.rules.js';

test('what waits for a second person stands first, and what is over is gone', () => {
  const all = ['OFFERED', 'ACCEPTED', 'PROPOSED', 'EXPIRED'].map((status) => ({ status }));
  expect(waitingOf(all)).toEqual([{ status: 'PROPOSED' }, { status: 'OFFERED' }]);
});
