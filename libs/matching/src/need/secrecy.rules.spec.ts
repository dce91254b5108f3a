import { HIDEABLE } from './need-content.js';
import { maskedFor, namesIn } from './secrecy.rules.js';

const NEED = {
  id: 'n1',
  enterpriseId: 'e-secret',
  enterpriseName: '演示佛山注塑有限公司',
  unifiedSocialCreditCode: '91440606722473344C',
  divisionCode: '440606',
  budgetFromFen: 100n,
  budgetToFen: 200n,
  sites: [{ divisionCode: '440606', name: '演示一厂', workshopSquareMetres: 3000 }],
  machines: [{ kind: '注塑机', count: 40, protocol: null }],
  integrations: ['金蝶'],
};

describe('what providers see of a need', () => {
  test('nothing hidden: everything but the credit code', () => {
    const { unifiedSocialCreditCode: _, ...rest } = NEED;
    expect(maskedFor({ ...NEED, hiddenFields: [] })).toEqual({ ...rest, hiddenFields: [] });
  });

  test.each([
    ['ENTERPRISE', { enterpriseId: null, enterpriseName: null }],
    ['DISTRICT', { divisionCode: '440600', sites: [{ ...NEED.sites[0], divisionCode: '440600' }] }],
    ['BUDGET', { budgetFromFen: null, budgetToFen: null }],
    ['SITES', { sites: [] }],
    ['MACHINES', { machines: [] }],
    ['INTEGRATIONS', { integrations: [] }],
  ])('%s hidden', (field, expected) =>
    expect(maskedFor({ ...NEED, hiddenFields: [field] })).toMatchObject(expected),
  );

  test('all hidden: no value of a hidden field is anywhere in the answer', () => {
    const text = JSON.stringify(maskedFor({ ...NEED, hiddenFields: HIDEABLE }), (_, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    for (const secret of ['演示', 'e-secret', '440606', '100', '注塑机', '金蝶'])
      expect(text).not.toContain(secret);
  });
});

test.each([
  ['我们演示佛山注塑有限公司有四十台机', ['演示佛山注塑有限公司', '演示佛山注塑']],
  ['演示佛山 注塑的车间', ['演示佛山注塑']],
  ['四十台注塑机需要联网', []],
])('names in "%s"', (text, expected) => expect(namesIn(text, '演示佛山注塑有限公司')).toEqual(expected));
