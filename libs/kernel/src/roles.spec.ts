import { ROLES, rolesAgainst, withoutConflicts, type Role } from './roles.js';

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
    ['who sells holds no office', 'BUREAU_REVIEWER', ['PROVIDER_SIGNATORY'], ['PROVIDER_SIGNATORY']],
    ['who audits does not buy', 'ENTERPRISE_VIEWER', ['AUDITOR'], ['AUDITOR']],
    ['a group may buy and sell', 'PROVIDER_SALES', ['ENTERPRISE_SIGNATORY'], []],
    ['a machine has no duty of a person', 'USAGE_REPORTER', ['AUDITOR'], []],
    ['each offending role is named once', 'AUDITOR', ['FINANCE_PAYER', 'FINANCE_PAYER'], ['FINANCE_PAYER']],
  ])('%s', (_, role, held, expected) => expect(rolesAgainst(role, held)).toEqual(expected));

  test('whatever the order, the answer is the same', () => {
    for (const one of ROLES) {
      for (const other of ROLES) {
        expect(rolesAgainst(one, [other]).length).toBe(rolesAgainst(other, [one]).length);
      }
    }
  });

  test.each<[string, Role[], Role[]]>([
    [
      'one duty in two places stays',
      ['BUREAU_APPROVER', 'COMMISSION_APPROVER'],
      ['BUREAU_APPROVER', 'COMMISSION_APPROVER'],
    ],
    ['of office and market the market is left', ['BUREAU_REVIEWER', 'PROVIDER_SALES'], ['PROVIDER_SALES']],
    ['of two offices neither is left', ['BUREAU_REVIEWER', 'FINANCE_PAYER'], []],
    ['nothing stays nothing', [], []],
  ])('at use: %s', (_, held, left) =>
    expect(withoutConflicts(held.map((role) => ({ role }))).map(({ role }) => role)).toEqual(left),
  );
});
