import { describe, expect, test } from '@jest/globals';
import { addressIn, languageIn, languageInAddress } from './addresses.js';

test.each([
  ['/', undefined],
  ['/rounds', undefined],
  ['/english', undefined],
  ['/en', 'en'],
  ['/en/', 'en'],
  ['/en/rounds/7', 'en'],
])('%s is in %s', (path, language) => expect(languageIn(path)).toBe(language));

describe('the address of a page', () => {
  test.each([
    ['/', '/', '/en'],
    ['/rounds?after=x#y', '/rounds?after=x#y', '/en/rounds?after=x#y'],
  ] as const)('%s', (path, chinese, english) => {
    expect(addressIn('zh-CN', path)).toBe(chinese);
    expect(addressIn('en', path)).toBe(english);
  });

  test.each([
    ['/en', '/'],
    ['/en/', '/'],
    ['/en/goals?city=440600', '/goals?city=440600'],
    ['/goals', '/goals'],
    ['/energy', '/energy'],
  ])('%s is the page %s', (address, path) => {
    const url = new URL(address, 'http://portal');
    languageInAddress.input?.({ url });
    expect(url.pathname + url.search).toBe(path);
  });
});
