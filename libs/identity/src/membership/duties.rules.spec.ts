import { ROLES, type Role } from '#libs/kernel';
import { DUTY_OF, rolesAgainst } from './duties.rules.js';

describe('duties that do not combine', () => {
  test.each<[string, Role, Role[], Role[]]>([
    ['a reviewer does not approve', 'BUREAU_APPROVER', ['BUREAU_REVIEWER'], ['BUREAU_REVIEWER']],
    ['an approver does not pay', 'FINANCE_PAYER', ['COMMISSION_APPROVER'], ['COMMISSION_APPROVER']],
    ['an auditor does nothing else', 'BUREAU_REVIEWER', ['AUDITOR'], ['AUDITOR']],
    ['who hands out roles does not pay', 'FINANCE_PAYER', ['ADMINISTRATOR'], ['ADMINISTRATOR']],
    [
      'who draws up a round does not open it',
      'COMMISSION_APPROVER',
      ['PROGRAMME_MANAGER'],
      ['PROGRAMME_MANAGER'],
    ],
    ['one duty in two places is one duty', 'BUREAU_REVIEWER', ['BUREAU_REVIEWER'], []],
    ['two kinds of approver are one duty', 'COMMISSION_APPROVER', ['BUREAU_APPROVER'], []],
    ['a role without a duty stands beside any', 'ENTERPRISE_VIEWER', ['AUDITOR'], []],
    ['each offending role is named once', 'AUDITOR', ['FINANCE_PAYER', 'FINANCE_PAYER'], ['FINANCE_PAYER']],
  ])('%s', (_, role, held, expected) => expect(rolesAgainst(role, held)).toEqual(expected));

  test('whatever the order, the answer is the same', () => {
    for (const one of ROLES) {
      for (const other of ROLES) {
        expect(rolesAgainst(one, [other]).length).toBe(rolesAgainst(other, [one]).length);
      }
    }
  });

  test('enterprises, providers and machines carry no duty of the administration', () => {
    const carrying = Object.keys(DUTY_OF);
    expect(carrying.filter((role) => /^(ENTERPRISE|PROVIDER|USAGE)/.test(role))).toEqual([]);
  });
});
