import { describe, expect, test } from '@jest/globals';
import { isLastSignatory, peopleOf, waitingOf, type Invitation, type Member } from './people.rules.js';

const member = (id: string, personId: string, role: Member['role']): Member => ({
  id,
  personId,
  account: personId,
  displayName: personId,
  role,
  grantedAt: '2020-09-01T00:00:00Z',
  endAwaitsSecondPerson: false,
});

describe('people', () => {
  const signs = member('1', 'liang', 'ENTERPRISE_SIGNATORY');
  const prepares = member('2', 'liang', 'ENTERPRISE_PREPARER');
  const other = member('3', 'chen', 'ENTERPRISE_SIGNATORY');
  const sells = member('4', 'zhou', 'PROVIDER_SIGNATORY');
  test('with several roles stand once', () =>
    expect(peopleOf([signs, prepares, other]).map(({ memberships }) => memberships.length)).toEqual([2, 1]));
  test.each([
    ['the last who signs', signs, [signs, prepares], true],
    ['one of two who sign', signs, [signs, other], false],
    ['one who prepares', prepares, [signs, prepares], false],
    ['the last who signs for a provider', sells, [sells, prepares], true],
  ] as const)('%s', (_, one, all, expected) => expect(isLastSignatory(one, all)).toBe(expected));
  test('who were asked wait until they answer', () =>
    expect(
      waitingOf([{ status: 'OFFERED' }, { status: 'ACCEPTED' }, { status: 'EXPIRED' }] as Invitation[]),
    ).toHaveLength(1));
});
