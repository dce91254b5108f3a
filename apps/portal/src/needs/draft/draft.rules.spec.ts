import { describe, expect, test } from '@jest/globals';
import { acceptedFrom, actsOf, contentOf, fieldsFrom, firstContent, titleFrom } from './draft.rules.js';

const SAVED = {
  title: '注塑车间上云MES',
  description: '28台啤机要联网，看产量和停机。',
  scenario: 'S06',
  protocols: ['Modbus TCP'],
  integrations: ['ERP'],
  sites: [{ divisionCode: '440605', name: '一厂', workshopSquareMetres: null }],
  machines: [{ kind: '注塑机', count: 28, protocol: null }],
  budgetFromFen: '10000000',
  budgetToFen: '19000000',
  deliverBy: '2021-03-31',
  bidDeadline: '2020-10-12T09:00:00.000Z',
  questionsUntil: null,
  hiddenFields: ['BUDGET' as const],
};

test('what is saved comes back as it was typed, and goes the same way', () => {
  const fields = fieldsFrom(SAVED);
  expect(fields).toMatchObject({
    budgetToFen: '19',
    bidDeadline: '2020-10-12T17:00',
    machines: [{ count: '28' }],
  });
  const { questionsUntil: _, ...rest } = SAVED;
  expect(contentOf(fields)).toEqual({ ...rest, bidDeadline: '2020-10-12T17:00:00+08:00' });
});

describe('what is not whole yet waits on the page', () => {
  test.each([
    ['a title of two characters', { title: '上云' }],
    ['an amount that is no number', { budgetToFen: '二十' }],
    ['a deadline without a time', { bidDeadline: '2020-10-12' }],
  ])('%s', (_, fields) => expect(contentOf(fields)).toEqual({}));
  test('a line of machines without a number', () =>
    expect(
      contentOf({
        machines: [
          { kind: '冲床', count: '' },
          { kind: '', count: '3' },
        ],
      }),
    ).toEqual({ machines: [] }));
});

test.each([
  ['想上MES。现在用纸。', '想上MES'],
  ['28台啤机要联网，看产量和停机，和现有ERP接起来，还要能在手机上看报警和保养的提醒', '28台啤机要联网'],
  ['Connect our machines. They stand still.', 'Connect our machines'],
])('the title of %s', (text, title) => expect(titleFrom(text)).toBe(title));

test('a first draft holds the words and what was accepted of the proposal', () => {
  const accepted = acceptedFrom({
    scenes: [{ scenario: 'S06', shareBasisPoints: 9000, said: ['MES'] }],
    machines: [{ name: '注塑机', said: '啤机', count: 28 }],
    systems: [{ name: 'ERP', said: 'erp' }],
    protocols: [],
  });
  expect(firstContent('28台啤机想上MES，和现有ERP接起来。', accepted, '2020-10-12T17:00')).toEqual({
    title: '28台啤机想上MES，和现有ERP接起来',
    description: '28台啤机想上MES，和现有ERP接起来。',
    scenario: 'S06',
    machines: [{ kind: '注塑机', count: 28, protocol: null }],
    integrations: ['ERP'],
    protocols: [],
    bidDeadline: '2020-10-12T17:00:00+08:00',
  });
});

describe('a draft', () => {
  const standing = { state: 'DRAFT' as const, problems: 0, certified: true, unsaved: false, maySign: false };
  test.each([
    ['of a preparer is handed in', {}, { submit: null, publish: undefined, whose: 'YOU' }],
    ['with problems waits for them', { problems: 2 }, { submit: 'PROBLEMS' }],
    ['that is not saved waits for that', { unsaved: true }, { submit: 'NOT_SAVED' }],
    [
      'that is in check is the signatory’s',
      { state: 'IN_CHECK' as const },
      { submit: undefined, whose: 'SIGNATORY' },
    ],
    ['is published by the signatory', { maySign: true }, { submit: undefined, publish: null, whose: 'YOU' }],
    [
      'in check may be given back',
      { maySign: true, state: 'IN_CHECK' as const },
      { giveBack: null, publish: null },
    ],
    [
      'given back is not published as it is',
      { maySign: true, state: 'RETURNED' as const },
      { publish: undefined },
    ],
    ['waits for the certification', { maySign: true, certified: false }, { publish: 'NOT_CERTIFIED' }],
    [
      'that is published is over',
      { state: 'PUBLISHED' as const },
      { submit: undefined, discard: undefined, whose: 'NOBODY' },
    ],
  ] as const)('%s', (_, change, expected) =>
    expect(actsOf({ ...standing, ...change })).toMatchObject(expected),
  );
});
