import { messageOf } from './errors.js';
import { knowWords, wordFor } from './words.js';

beforeAll(() => {
  knowWords('DisputeState', { WAITS: { 'zh-CN': '处理中', en: 'under way' } });
  knowWords('NeedState', { WAITS: { 'zh-CN': '征集中', en: 'open for bids' } });
});

test('a code that two lists call differently has the word of the list that is meant', () => {
  expect(wordFor('WAITS', 'zh-CN', 'DisputeState')).toBe('处理中');
  expect(wordFor('WAITS', 'zh-CN', 'NeedState')).toBe('征集中');
  expect(wordFor('OTHER', 'en', 'NeedState')).toBe('OTHER');
});

test('a message says which list it means', () => {
  const catalogue = { HELD: { 'zh-CN': '{state:DisputeState}', en: '{state:DisputeState} since {day}' } };
  expect(messageOf(catalogue, 'HELD', { state: 'WAITS', day: '2020-09-28' }, 'en')).toBe(
    'under way since 2020-09-28',
  );
});
