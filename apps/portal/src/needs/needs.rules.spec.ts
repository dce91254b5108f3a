import { describe, expect, test } from '@jest/globals';
import { actsOf, changedIn, draftsInWork, whoseOf, type DraftRow, type Version } from './needs.rules.js';

const draft = (id: string, state: DraftRow['state']) => ({ id, state }) as DraftRow;

describe('drafts in work', () => {
  const all = [
    draft('a', 'DRAFT'),
    draft('b', 'IN_CHECK'),
    draft('c', 'RETURNED'),
    draft('d', 'PUBLISHED'),
    draft('e', 'DISCARDED'),
  ];
  test.each([
    ['begin for a signatory with what waits for approval', true, ['b', 'a', 'c']],
    ['begin for a preparer with what is to be written', false, ['a', 'c', 'b']],
  ])('%s', (_, maySign, expected) =>
    expect(draftsInWork(all, maySign).map(({ id }) => id)).toEqual(expected),
  );
});

describe('a need', () => {
  const bidDeadline = '2020-10-12T09:00:00Z';
  const before = Date.parse('2020-10-01T00:00:00Z');
  const lastDay = Date.parse('2020-10-12T00:00:00Z');
  const signatory = { maySign: true, mayDraft: true };
  const preparer = { maySign: false, mayDraft: true };
  const viewer = { maySign: false, mayDraft: false };
  test.each([
    [
      'that is open is changed and closed by its signatory',
      'OPEN',
      signatory,
      before,
      { amend: null, close: null, copy: null },
    ],
    ['is not changed in the last day', 'OPEN', signatory, lastDay, { amend: 'TOO_LATE', close: null }],
    [
      'is not changed by a preparer',
      'OPEN',
      preparer,
      before,
      { amend: 'SIGNATORY', close: 'SIGNATORY', copy: null },
    ],
    ['is only read by a viewer', 'OPEN', viewer, before, { copy: undefined }],
    ['that is closed may still be ended', 'CLOSED', signatory, lastDay, { amend: undefined, close: null }],
    [
      'that is awarded is not ended',
      'AWARDED',
      signatory,
      lastDay,
      { amend: undefined, close: undefined, copy: null },
    ],
  ] as const)('%s', (_, state, who, now, expected) =>
    expect(actsOf({ state, bidDeadline }, who, now)).toMatchObject(expected),
  );

  test.each([
    ['the reader’s', 'ENTERPRISE', true, 'YOU'],
    ['a colleague’s', 'ENTERPRISE', false, 'ENTERPRISE'],
    ['the providers’', 'PROVIDER', true, 'PROVIDER'],
  ] as const)('is %s move', (_, mover, mayAct, expected) =>
    expect(whoseOf({ stage: 'AWARD_DUE', turn: { mover, until: null } }, mayAct)).toBe(expected),
  );
});

const version = (deliverBy: string, protocols: string[]) =>
  ({ deliverBy, protocols, sites: [] }) as unknown as Version;

test('an addendum says what it changed', () => {
  expect(changedIn(version('2021-01-01', ['A']), version('2021-02-01', ['A']))).toEqual(['deliverBy']);
  expect(changedIn(version('2021-01-01', ['A']), version('2021-01-01', ['B']))).toEqual(['protocols']);
});
