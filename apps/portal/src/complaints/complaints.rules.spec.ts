import { actingAs } from '../session/acting.js';
import { actsOn, type ComplaintAct, inOrder, isOwnTurn, type SeenComplaint } from './complaints.rules.js';

const RAISED: SeenComplaint = {
  id: 'c',
  needId: 'n',
  needTitle: '需求',
  state: 'RAISED',
  grounds: '事实与理由',
  raisedAt: '2020-09-26T02:00:00Z',
  answer: null,
  answeredAt: null,
  escalatedAt: null,
  decision: null,
  decidedAt: null,
  provider: { id: 'p', name: '服务商' },
  turn: { mover: 'ENTERPRISE', until: '2020-10-03T02:00:00Z' },
};
const ESCALATED: SeenComplaint = { ...RAISED, state: 'ESCALATED', turn: { mover: 'BUREAU', until: null } };
const FOLLOWING: SeenComplaint = {
  ...RAISED,
  state: 'ANSWERED',
  turn: { mover: 'PROVIDER', until: '2020-10-03T02:00:00Z' },
};

function acting(role: string, organisationKind: string, organisationId: string) {
  const membership = { role, organisationId, organisationKind, organisationName: '', divisionCode: null };
  return actingAs({ id: 'x', displayName: '', memberships: [membership] } as never, null);
}
const SIGNATORY = acting('ENTERPRISE_SIGNATORY', 'ENTERPRISE', 'e');
const VIEWER = acting('ENTERPRISE_VIEWER', 'ENTERPRISE', 'e');
const BIDDER = acting('PROVIDER_SIGNATORY', 'PROVIDER', 'p');
const RIVAL = acting('PROVIDER_SIGNATORY', 'PROVIDER', 'q');
const APPROVER = acting('BUREAU_APPROVER', 'BUREAU', 'b');
const REVIEWER = acting('BUREAU_REVIEWER', 'BUREAU', 'b');

test.each<[string, SeenComplaint, typeof SIGNATORY, readonly ComplaintAct[]]>([
  ['the signatory answers', RAISED, SIGNATORY, ['ANSWER']],
  ['a viewer only looks', RAISED, VIEWER, []],
  ['the bidder can let it rest before the answer', RAISED, BIDDER, ['SETTLE']],
  ['and go on after it', FOLLOWING, BIDDER, ['FOLLOW', 'SETTLE']],
  ['another bidder cannot', FOLLOWING, RIVAL, []],
  ['the approver decides', ESCALATED, APPROVER, ['DECIDE']],
  ['the reviewer does not', ESCALATED, REVIEWER, []],
  ['nobody decides what the enterprise answers', RAISED, APPROVER, []],
])('%s', (_, complaint, by, acts) => expect(actsOn(complaint, by)).toEqual(acts));

test('what waits for the reader comes first, then the newest', () => {
  const newer = { ...RAISED, id: 'newer', raisedAt: '2020-09-28T02:00:00Z' };
  expect(inOrder([RAISED, newer, ESCALATED], APPROVER).map(({ state, id }) => [state, id])).toEqual([
    ['ESCALATED', 'c'],
    ['RAISED', 'newer'],
    ['RAISED', 'c'],
  ]);
  expect(isOwnTurn(FOLLOWING, RIVAL)).toBe(false);
});
