import { Actor, covers, type Membership } from '#libs/kernel';
import { divisions } from '#libs/reference';
import { inDivision, seenBy } from './enterprise.queries.js';

const REVIEWER: Membership = {
  organisationId: '019f0000-0000-7000-8000-000000000001',
  organisationKind: 'BUREAU',
  role: 'BUREAU_REVIEWER',
  divisionCode: '440604',
};

test('a condition for a division finds exactly what the division covers', () => {
  const files = divisions().map(({ code }) => ({ divisionCode: code, cityCode: `${code.slice(0, 4)}00` }));
  for (const { code } of divisions()) {
    const condition = Object.entries(inDivision(code)) as ['divisionCode' | 'cityCode', string][];
    for (const file of files.filter(({ divisionCode }) => divisionCode !== '440000')) {
      const found = condition.every(([column, value]) => file[column] === value);
      expect([code, file.divisionCode, found]).toEqual([
        code,
        file.divisionCode,
        covers(code, file.divisionCode),
      ]);
    }
  }
});

function seen(...memberships: Membership[]): unknown {
  return seenBy(new Actor('somebody', memberships), 'enterprise.read');
}

describe('seen in lists', () => {
  test('nothing without a role', () => expect(seen()).toEqual({ $or: [{ id: { $in: [] } }] }));

  test('own enterprises and own divisions', () =>
    expect(
      seen(REVIEWER, {
        organisationId: '019f0000-0000-7000-8000-000000000002',
        organisationKind: 'ENTERPRISE',
        role: 'ENTERPRISE_VIEWER',
        divisionCode: null,
      }),
    ).toEqual({
      $or: [
        { id: { $in: ['019f0000-0000-7000-8000-000000000002'] } },
        // Nothing is left out where no conflict was declared.
        { $and: [{ divisionCode: '440604' }, {}] },
      ],
    }));

  test('everything for the province', () =>
    expect(seen({ ...REVIEWER, divisionCode: '440000' })).toEqual({}));
});
