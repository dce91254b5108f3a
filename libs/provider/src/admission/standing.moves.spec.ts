import { STANDING_MOVES } from './standing.moves.js';

/** A change here is a change of the law of the pool. */
test('these moves are permitted, and no others', () => {
  const moves = Object.entries<Record<string, readonly string[]>>(STANDING_MOVES).flatMap(([from, to]) =>
    Object.entries(to).map(([state, roles]) => `${from} -> ${state}: ${roles.join(', ')}`),
  );
  expect(moves).toEqual([
    'GOOD -> WARNED: PROGRAMME_MANAGER',
    'GOOD -> RECTIFYING: PROGRAMME_MANAGER',
    'GOOD -> SUSPENDED: PROGRAMME_MANAGER',
    'GOOD -> REMOVED: PROGRAMME_MANAGER',
    'GOOD -> WITHDRAWN: PROVIDER_SIGNATORY',
    'WARNED -> GOOD: PROGRAMME_MANAGER, COMMISSION_APPROVER',
    'WARNED -> RECTIFYING: PROGRAMME_MANAGER',
    'WARNED -> SUSPENDED: PROGRAMME_MANAGER',
    'WARNED -> REMOVED: PROGRAMME_MANAGER',
    'WARNED -> WITHDRAWN: PROVIDER_SIGNATORY',
    'RECTIFYING -> GOOD: PROGRAMME_MANAGER, COMMISSION_APPROVER',
    'RECTIFYING -> SUSPENDED: PROGRAMME_MANAGER',
    'RECTIFYING -> REMOVED: PROGRAMME_MANAGER',
    'RECTIFYING -> WITHDRAWN: PROVIDER_SIGNATORY',
    'SUSPENDED -> GOOD: PROGRAMME_MANAGER, COMMISSION_APPROVER',
    'SUSPENDED -> REMOVED: PROGRAMME_MANAGER',
    'SUSPENDED -> WITHDRAWN: PROVIDER_SIGNATORY',
    'REMOVED -> GOOD: COMMISSION_APPROVER',
  ]);
});
