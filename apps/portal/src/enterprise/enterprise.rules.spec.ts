import { describe, expect, test } from '@jest/globals';
import { divisionFrom, standingOf, wayOf } from './enterprise.rules.js';

const ASSESSED = { id: 'a', level: 1, completedAt: '2020-09-01T00:00:00Z' };

describe('a file', () => {
  test.each([
    ['that waits is the bureau’s', 'REGISTERED', null, true, { whose: 'BUREAU', next: 'WAIT' }],
    ['that was given back is the reader’s', 'REFUSED', null, true, { whose: 'YOU', next: 'CORRECT' }],
    ['that was given back is a colleague’s', 'REFUSED', null, false, { whose: 'COLLEAGUE', next: 'CORRECT' }],
    [
      'that is certified leads to the assessment',
      'CERTIFIED',
      null,
      true,
      { whose: 'NOBODY', next: 'ASSESS' },
    ],
    ['that is assessed leads to a need', 'CERTIFIED', ASSESSED, true, { whose: 'NOBODY', next: 'NEED' }],
  ] as const)('%s', (_, state, currentAssessment, mayCorrect, expected) =>
    expect(standingOf({ state, currentAssessment }, mayCorrect)).toEqual(expected),
  );
});

describe('a credit code', () => {
  const code = {
    unifiedSocialCreditCode: '914406060000000000',
    divisionCode: '440606',
    divisionName: '顺德区',
    registered: false,
    nameRegistered: false,
  };
  test.each([
    [
      'that is registered leads to its signatory',
      { registered: true, nameRegistered: true },
      'ASK_FOR_ACCESS',
    ],
    ['whose name is there under another code is warned of', { nameRegistered: true }, 'NAMESAKE'],
    ['that is new is free', {}, 'FREE'],
  ])('%s', (_, given, expected) => expect(wayOf({ ...code, ...given })).toBe(expected));

  test.each([
    ['names its district', {}, '440606'],
    ['of a city names none', { divisionCode: '440600', divisionName: '佛山市' }, undefined],
    ['from elsewhere names none', { divisionCode: '110105', divisionName: null }, undefined],
  ])('%s', (_, given, expected) => expect(divisionFrom({ ...code, ...given })).toBe(expected));
});
