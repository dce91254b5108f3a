import { assertRealObjection, type GivenObjection } from './objection.rules.js';

const real: GivenObjection = {
  facts: '该项目合同设备并未安装，现场可查。',
  contact: '138-0000-1234',
  objectorKind: 'PERSON',
  objectorName: '陈演示',
  objectorCode: null,
};
const organisation = {
  objectorKind: 'ORGANISATION',
  objectorName: '演示铸件有限公司',
  objectorCode: '91440606YUN00ACJ81',
} as const;

test.each<Partial<GivenObjection>>([
  {},
  { objectorName: '阿卜杜拉·买买提' },
  { objectorName: 'Mary Chan' },
  { contact: '0757-22830000' },
  { contact: 'someone@example.test' },
  organisation,
])('is taken: %j', (change) =>
  expect(() => assertRealObjection({ ...real, ...change }, new Set())).not.toThrow(),
);

test.each<[Partial<GivenObjection>, string]>([
  [{ objectorName: '' }, 'OBJECTION_ANONYMOUS'],
  [{ objectorName: '匿名' }, 'OBJECTION_ANONYMOUS'],
  [{ objectorName: '陈某' }, 'OBJECTION_ANONYMOUS'],
  [{ objectorName: '热心群众' }, 'OBJECTION_ANONYMOUS'],
  [{ objectorName: '12345' }, 'OBJECTION_ANONYMOUS'],
  [{ contact: '12345' }, 'OBJECTION_UNVERIFIABLE'],
  [{ contact: '微信联系' }, 'OBJECTION_UNVERIFIABLE'],
  [{ ...organisation, objectorCode: null }, 'OBJECTION_UNVERIFIABLE'],
  [{ ...organisation, objectorCode: '91440606YUN00ACJ82' }, 'OBJECTION_UNVERIFIABLE'],
  [{ facts: '不公平' }, 'OBJECTION_FACTS'],
  [{ facts: '啊啊啊啊啊啊啊啊啊啊啊啊' }, 'OBJECTION_FACTS'],
])('is refused: %j', (change, code) =>
  expect(() => assertRealObjection({ ...real, ...change }, new Set())).toThrow(
    expect.objectContaining({ code }),
  ),
);

test('of an organisation whose code was issued otherwise than the standard says', () => {
  const given = { ...real, objectorKind: 'ORGANISATION' as const, objectorName: '演示科技有限公司' };
  const odd = { ...given, objectorCode: '91440606722473344d' };
  expect(() => assertRealObjection(odd, new Set(['91440606722473344D']))).not.toThrow();
  expect(() => assertRealObjection(odd, new Set())).toThrow(
    expect.objectContaining({ code: 'OBJECTION_UNVERIFIABLE' }),
  );
});
