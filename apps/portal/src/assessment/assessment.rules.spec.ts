import { describe, expect, test } from '@jest/globals';
import {
  answersFrom,
  changeSince,
  chosen,
  points,
  progressOf,
  shareOf,
  sheetFrom,
  type Question,
  type Report,
  type Sheet,
} from './assessment.rules.js';

const option = (key: string, excludesOthers = false) => ({ id: `q.${key}`, key, label: key, excludesOthers });
const question = (kind: Question['kind']): Question => ({
  id: 'network',
  indicator: '',
  title: '',
  note: null,
  kind,
  maximumHundredths: 100,
  evidenceFields: [],
  options: [option('A', true), option('B'), option('C')],
});

describe('a click on an option', () => {
  test.each([
    ['takes the place of the one before', 'SINGLE', ['B'], 'C', ['C']],
    ['adds to the others', 'MULTIPLE', ['B'], 'C', ['B', 'C']],
    ['takes itself back', 'MULTIPLE', ['B', 'C'], 'C', ['B']],
    ['that excludes the others ends them', 'MULTIPLE', ['B', 'C'], 'A', ['A']],
    ['ends one that excluded the others', 'MULTIPLE', ['A'], 'B', ['B']],
  ] as const)('%s', (_, kind, now, key, expected) =>
    expect(chosen(question(kind), now, key)).toEqual(expected),
  );
});

test('answers come from a draft and go back to it', () => {
  const draft = {
    revision: 1,
    changedAt: '2020-09-28T00:00:00Z',
    answers: [{ questionId: 'network', optionKeys: ['B'] }],
    sceneLevels: [{ sceneId: 'S06', level: 0 }],
  };
  const answers = answersFrom(draft);
  expect(answers).toEqual({ network: ['B'], S06: 0 });
  expect(sheetFrom({ ...answers, cloud: [] })).toEqual({
    answers: draft.answers,
    sceneLevels: draft.sceneLevels,
  });
});

describe('a sheet', () => {
  const sheet = {
    dimensions: [{ subDimensions: [{ questions: [question('SINGLE')] }] }],
    scenes: [{ id: 'S06' }],
  } as unknown as Sheet;
  test.each([
    ['without answers begins at the first question', {}, { done: 0, all: 2, next: 'network' }],
    ['goes on at the first gap', { network: ['B'] }, { done: 1, all: 2, next: 'S06' }],
    ['with a level of none is answered', { network: ['B'], S06: 0 }, { done: 2, all: 2, next: null }],
    ['with an emptied answer is not', { network: [], S06: 1 }, { done: 1, all: 2, next: 'network' }],
  ])('%s', (_, answers, expected) => expect(progressOf(sheet, answers)).toEqual(expected));
});

test.each([
  [4250, '42.5'],
  [10_000, '100'],
  [5, '0.05'],
])('%d hundredths are %s points', (hundredths, expected) => expect(points(hundredths)).toBe(expected));

test('a bar is as long as its share, never longer', () => {
  expect(shareOf({ scoreHundredths: 1999, maximumHundredths: 2000 })).toBe(99);
  expect(shareOf({ scoreHundredths: 0, maximumHundredths: 0 })).toBe(0);
});

const report = (scoreHundredths: number) => ({ scoreHundredths }) as Report;

test('a second assessment says what changed', () => {
  expect(changeSince([report(4000), report(3500)])).toBe(500);
  expect(changeSince([report(4000)])).toBeNull();
});
