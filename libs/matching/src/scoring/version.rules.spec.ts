import { SHIPPED_RANKING } from './rankings.js';
import { rankingProblem } from './version.rules.js';

const { most, share, text, track } = SHIPPED_RANKING;

test.each([
  ['the shipped version itself', {}, undefined],
  ['points that do not make 100', { most: { ...most, TEXT: 1 } }, 'most: 5201'],
  ['a criterion that nobody knows', { most: { ...most, LUCK: 0 } }, 'most.LUCK: !'],
  ['a part left out', { ampleCapacity: undefined }, 'ampleCapacity: undefined'],
  ['a fraction', { ampleCapacity: 1.5 }, 'ampleCapacity: 1.5'],
  ['a negative weight', { most: { ...most, TEXT: -1 } }, 'most.TEXT: -1'],
  ['a share beyond the whole', { share: { ...share, sizeAny: 10_001 } }, 'share.sizeAny: 10001'],
  ['a divisor of nought', { text: { ...text, fullAt: 0 } }, 'text.fullAt: 0'],
  ['a b beyond one', { text: { ...text, bHundredths: 101 } }, 'text.bHundredths: 101'],
  [
    'a prior that is no rating',
    { track: { ...track, priorRatingHundredths: 99 } },
    'track.priorRatingHundredths: 99',
  ],
  ['a lexicon that is not there', { lexicon: '1999' }, 'lexicon: 1999'],
  ['a name with a blank', { version: 'a b' }, 'version'],
])('%s', (_, change, problem) => {
  expect(rankingProblem({ ...SHIPPED_RANKING, ...change }, ['2020-2'])).toBe(problem);
});

test.each([[null], ['text'], [[]], [{}]])('%j is no version', (given) => {
  expect(rankingProblem(given, ['2020-2'])).toBeDefined();
});
