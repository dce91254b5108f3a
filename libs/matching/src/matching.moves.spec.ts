import { CONTRACT_MOVES, MILESTONE_MOVES } from './contract/contract.moves.js';
import { DISPUTE_MOVES } from './contract/dispute.moves.js';
import { DRAFT_MOVES } from './need/draft.moves.js';
import { NEED_MOVES } from './need/need.moves.js';

/** Every permitted move, read aloud; a change here is a change of the law of the room. */
test.each([
  [
    'a need',
    NEED_MOVES,
    [
      'OPEN -> CLOSED: SYSTEM',
      'OPEN -> CANCELLED: ENTERPRISE_SIGNATORY',
      'CLOSED -> AWARDED: ENTERPRISE_SIGNATORY',
      'CLOSED -> CANCELLED: ENTERPRISE_SIGNATORY',
      'CLOSED -> EXPIRED: SYSTEM',
      'EXPIRED -> CANCELLED: ENTERPRISE_SIGNATORY',
    ],
  ],
  [
    'a draft of a need',
    DRAFT_MOVES,
    [
      'DRAFT -> IN_CHECK: ENTERPRISE_PREPARER, ENTERPRISE_SIGNATORY',
      'DRAFT -> PUBLISHED: ENTERPRISE_SIGNATORY',
      'DRAFT -> DISCARDED: ENTERPRISE_PREPARER, ENTERPRISE_SIGNATORY',
      'IN_CHECK -> DRAFT: ENTERPRISE_PREPARER, ENTERPRISE_SIGNATORY',
      'IN_CHECK -> RETURNED: ENTERPRISE_SIGNATORY',
      'IN_CHECK -> PUBLISHED: ENTERPRISE_SIGNATORY',
      'IN_CHECK -> DISCARDED: ENTERPRISE_PREPARER, ENTERPRISE_SIGNATORY',
      'RETURNED -> DRAFT: ENTERPRISE_PREPARER, ENTERPRISE_SIGNATORY',
      'RETURNED -> DISCARDED: ENTERPRISE_PREPARER, ENTERPRISE_SIGNATORY',
    ],
  ],
  [
    'a contract',
    CONTRACT_MOVES,
    [
      'DRAFTED -> SIGNED: ENTERPRISE_SIGNATORY, PROVIDER_SIGNATORY',
      'DRAFTED -> CANCELLED: ENTERPRISE_SIGNATORY, PROVIDER_SIGNATORY, SYSTEM',
      'SIGNED -> ACCEPTED: ENTERPRISE_SIGNATORY',
      'SIGNED -> TERMINATED: ENTERPRISE_SIGNATORY, PROVIDER_SIGNATORY, PROGRAMME_MANAGER',
      'SIGNED -> REPLACED: ENTERPRISE_SIGNATORY, PROVIDER_SIGNATORY',
      'TERMINATED -> REPLACED: ENTERPRISE_SIGNATORY, PROVIDER_SIGNATORY',
    ],
  ],
  [
    'a dispute',
    DISPUTE_MOVES,
    [
      'OPEN -> ANSWERED: ENTERPRISE_SIGNATORY, PROVIDER_SIGNATORY',
      'OPEN -> MEDIATED: BUREAU_REVIEWER',
      'OPEN -> WITHDRAWN: ENTERPRISE_SIGNATORY, PROVIDER_SIGNATORY',
      'ANSWERED -> MEDIATED: BUREAU_REVIEWER',
      'ANSWERED -> WITHDRAWN: ENTERPRISE_SIGNATORY, PROVIDER_SIGNATORY',
    ],
  ],
  [
    'a milestone',
    MILESTONE_MOVES,
    [
      'PLANNED -> REPORTED: PROVIDER_DELIVERY, PROVIDER_SIGNATORY',
      'REPORTED -> ACCEPTED: ENTERPRISE_SIGNATORY',
    ],
  ],
])('%s moves so, and not otherwise', (_, moves, expected) => {
  const permitted = Object.entries<Record<string, readonly string[]>>(moves).flatMap(([from, to]) =>
    Object.entries(to).map(([state, roles]) => `${from} -> ${state}: ${roles.join(', ')}`),
  );
  expect(permitted).toEqual(expected);
});
