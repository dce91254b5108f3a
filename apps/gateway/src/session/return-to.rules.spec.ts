import { returnAddress } from './return-to.rules.js';

const ORIGIN = 'https://yunshang.example';

test.each([
  ['/needs/1?after=x#top', `${ORIGIN}/needs/1?after=x#top`],
  ['/', `${ORIGIN}/`],
  [undefined, `${ORIGIN}/`],
  // A path that begins with two slashes is one of ours while the host is written before it.
  ['/.//elsewhere.example', `${ORIGIN}//elsewhere.example`],
])('%s is a place of this site', (given, expected) => {
  expect(returnAddress(given, ORIGIN)).toBe(expected);
});

test.each([
  ['//elsewhere.example'],
  ['/\\elsewhere.example'],
  ['/\t/elsewhere.example'],
  ['/\n\\elsewhere.example'],
  ['https://elsewhere.example/'],
  ['https://yunshang.example/'],
  ['javascript:alert(1)'],
  ['needs'],
  [''],
  [['/a', '/b']],
])('%j is not', (given) => {
  expect(returnAddress(given, ORIGIN)).toBeUndefined();
});
