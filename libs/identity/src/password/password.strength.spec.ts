import { isGuessable } from './password.strength.js';

const NAMES = ['foshan.li', '李娜', '佛山市南海某某机械有限公司', 'shunfengjixie'];

describe('passwords that would be tried first', () => {
  test.each([
    'password1234',
    'Admin@123456',
    'P@ssw0rd2020!',
    'Welcome@2020!',
    'iloveyou12345',
    'woaini1314520',
    '5201314520131',
    'admin888888!!',
    'qwertyuiop123',
    '1qaz2wsx3edc',
    'zxcvbnm,./123',
    'asdfghjkl;123',
    '123456789012',
    'abcdefghijklm',
    'passwordpassword',
    '20201129123456',
    'Guangdong2020!!',
    'yunshang2020!!',
    'letmeinplease',
    'ｐａｓｓｗｏｒｄ１２３４',
    '佛山市南海某某机械有限公司2020',
    '佛山市南海某某机械12345',
    'shunfengjixie2020',
  ])('%s', (password) => expect(isGuessable(password, NAMES)).toBe(true));
});

describe('passwords that would not', () => {
  test.each([
    'correct horse battery',
    'a sentence about clouds',
    '云上云下山高水长日月星辰',
    'what all of the province knows',
    'Tr0ub4dor&3xyz',
  ])('%s', (password) => expect(isGuessable(password, NAMES)).toBe(false));
});
