import { assertMove, ROLES } from '#libs/kernel';
import { ENTERPRISE_MOVES, EnterpriseState } from './enterprise.moves.js';

const STATES = Object.values(EnterpriseState);

test('these moves are permitted, and no others', () => {
  const permitted = STATES.flatMap((from) =>
    STATES.flatMap((to) =>
      ROLES.filter((role) => {
        try {
          assertMove(ENTERPRISE_MOVES, from, to, role);
          return true;
        } catch {
          return false;
        }
      }).map((role) => `${from} -> ${to} by ${role}`),
    ),
  );
  expect(permitted).toEqual([
    'REGISTERED -> REFUSED by BUREAU_REVIEWER',
    'REGISTERED -> CERTIFIED by BUREAU_REVIEWER',
    'REFUSED -> REGISTERED by ENTERPRISE_PREPARER',
    'REFUSED -> REGISTERED by ENTERPRISE_SIGNATORY',
  ]);
});
