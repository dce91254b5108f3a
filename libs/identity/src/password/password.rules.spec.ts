import { accountKey, isAccount, passwordRefusals } from './password.rules.js';

describe('passwords', () => {
  test.each([
    ['a long phrase passes', 'correct horse battery', []],
    ['twelve characters are enough', 'abcdefghijk9', []],
    ['Chinese characters count as one each', '云上云下山高水长日月星辰', []],
    ['eleven are too few', 'abcdefghijk', ['PASSWORD_TOO_SHORT']],
    ['128 are the most', 'abcdefgh'.repeat(16) + 'x', ['PASSWORD_TOO_LONG']],
    ['the account may not be inside', 'my-Foshan.Li-2020', ['PASSWORD_CONTAINS_ACCOUNT']],
    ['not in full-width letters either', '我的ｆｏｓｈａｎ．ｌｉ密码一二三', ['PASSWORD_CONTAINS_ACCOUNT']],
    ['the credit code is public', '91440600ma4w2j3k5t!', ['PASSWORD_CONTAINS_CREDIT_CODE']],
    ['one character many times', 'aaaaaaaaaaaaaa', ['PASSWORD_TOO_UNIFORM']],
    ['all reasons at once', 'aaaa', ['PASSWORD_TOO_SHORT', 'PASSWORD_TOO_UNIFORM']],
  ])('%s', (_, password, expected) => expect(passwordRefusals(password, 'foshan.li')).toEqual(expected));
});

describe('accounts', () => {
  test('upper and lower case and full-width forms are the same account', () => {
    expect(accountKey(' ＦＯＳＨＡＮ.Li ')).toBe('foshan.li');
  });

  test.each([
    ['foshan.li', true],
    ['李工', false],
    ['李工程师', true],
    ['li@example.com', true],
    ['.li', false],
    ['li wei', false],
    ['аdmin', false],
    ['a'.repeat(65), false],
  ])('%s: %s', (account, expected) => expect(isAccount(account)).toBe(expected));
});
