import type { NeedDeadlineQuery, ProcedureStage } from '../gql/graphql.js';
import { actingAs } from '../session/acting.js';
import { type KeyState, keyState, whyNotExtend } from './sealing.rules.js';

const at = (stage: ProcedureStage, keys: number): NeedDeadlineQuery =>
  ({
    needProcedure: { stage },
    sealingKeys: { publicKeys: Array.from({ length: keys }, String) },
  }) as NeedDeadlineQuery;

test.each<[ProcedureStage, number, KeyState]>([
  ['OPEN_FOR_BIDS', 1, 'CAN_BE_NAMED'],
  ['OPEN_FOR_BIDS', 2, 'NAMED'],
  ['SECOND_KEY', 2, 'AWAITED'],
  ['AWARD_DUE', 2, 'HANDED_IN'],
  ['AWARD_DUE', 1, 'NONE'],
])('at %s with %d keys', (stage, keys, state) => expect(keyState(at(stage, keys))).toBe(state));

test('a signatory puts the deadline off until it has come', () => {
  const membership = { role: 'ENTERPRISE_SIGNATORY', organisationId: 'e', organisationKind: 'ENTERPRISE' };
  const signatory = actingAs({ id: 'x', displayName: '', memberships: [membership] } as never, null);
  expect(whyNotExtend(at('OPEN_FOR_BIDS', 1), signatory)).toBeNull();
  expect(whyNotExtend(at('OPEN_FOR_BIDS', 1), null)).toBe('NOT_YOUR_ROLE');
  expect(whyNotExtend(at('AWARD_DUE', 1), signatory)).toBe('PASSED');
});
