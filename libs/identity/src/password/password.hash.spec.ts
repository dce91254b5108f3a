import { hashPassword, passwordMatches } from './password.hash.js';

describe('password hashes', () => {
  test('the right password matches, another does not, and two hashes of one password differ', async () => {
    const hash = await hashPassword('correct horse battery');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwordMatches('correct horse battery', hash)).toBe(true);
    expect(await passwordMatches('correct horse batterY', hash)).toBe(false);
    expect(await hashPassword('correct horse battery')).not.toBe(hash);
  });

  test('composed and decomposed characters are the same password', async () => {
    expect(
      await passwordMatches('cafe\u0301 au lait noir', await hashPassword('caf\u00e9 au lait noir')),
    ).toBe(true);
  });
});
