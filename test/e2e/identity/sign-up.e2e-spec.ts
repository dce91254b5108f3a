import { randomUUID } from 'node:crypto';
import { aService, type TestService } from '../../support/a-service.js';
import { aPerson, codeOf, PASSWORD, SIGN_UP, signUp } from '../../support/world/identity.js';

let service: TestService;
beforeAll(async () => {
  service = await aService('identity');
});
afterAll(() => service?.stop());

describe('signing up', () => {
  test('two who want the same account at the same moment: one gets it, in whatever case they write it', async () => {
    const answers = await Promise.all(
      ['zhang.wei', 'Zhang.Wei', 'ZHANG.WEI', 'ｚｈａｎｇ.wei'].map((each) => signUp(service, each)),
    );
    expect(answers.filter((answer) => !answer.errors)).toHaveLength(1);
    const refused = answers.flatMap((answer) => answer.errors ?? []);
    expect(refused.map((error) => error.extensions.code)).toEqual(Array(3).fill('ACCOUNT_TAKEN'));
  });

  test('a bad password is refused with every reason, in the language of the request', async () => {
    const input = { account: 'li.na', displayName: '李娜', password: 'li.na' };
    const chinese = await service.visitor.query(SIGN_UP, { input });
    expect(chinese.errors?.[0]).toMatchObject({
      message: '密码至少应有 12 个字符，可以是一句话。',
      extensions: {
        code: 'PASSWORD_TOO_SHORT',
        params: { reasons: ['PASSWORD_TOO_SHORT', 'PASSWORD_CONTAINS_ACCOUNT'] },
      },
    });
    const english = await service.visitor.query(SIGN_UP, { input }, { language: 'en' });
    expect(english.errors?.[0]?.message).toBe('A password has at least 12 characters; it may be a sentence.');
  });

  test.each([
    ['an account that is none', { account: 'li na' }, 'ACCOUNT_FORMAT'],
    ['a name that turns the writing round', { displayName: 'li\u202eanna' }, 'BAD_INPUT'],
    ['a role of one’s own choice', { role: 'ADMINISTRATOR' }, 'BAD_USER_INPUT'],
  ])('%s is refused', async (_, given, code) => {
    const input = { account: `person-${randomUUID()}`, displayName: '演示', password: PASSWORD, ...given };
    expect(await codeOf(service.visitor.query(SIGN_UP, { input }))).toBe(code);
  });

  test('gives no role, and what is stored of the password is its hash', async () => {
    const { id } = await aPerson(service);
    const me = await service.as({ personId: id }).query('{ me { memberships { role } } }');
    expect(me.data).toEqual({ me: { memberships: [] } });
    const [row] = await service.sql<{ password_hash: string }>(
      'select password_hash from identity.person where id = $1',
      [id],
    );
    expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test('a visitor is nobody', async () => {
    expect(await codeOf(service.visitor.query('{ me { id } }'))).toBe('UNAUTHENTICATED');
  });
});
