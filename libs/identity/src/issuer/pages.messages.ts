import type { Language } from '#libs/kernel';

const chinese = {
  platform: '云上',
  signIn: '登录',
  account: '账号',
  password: '密码',
  refused: '账号或密码不正确。',
  closed: '登录失败次数过多，请 15 分钟后再试。',
  cannotSignIn: '无法登录',
  expired: '本次登录已过期。请回到原页面重新登录。',
  failed: '登录请求有误，无法继续。请回到原页面重新登录。',
  signOutQuestion: '退出登录？',
  signOut: '退出',
  stay: '保持登录',
  signedOut: '您已退出登录',
  closeWindow: '可以关闭此页面。',
};

/** Texts of the issuer's own pages. */
export const pageTexts: Readonly<Record<Language, Readonly<typeof chinese>>> = {
  'zh-CN': chinese,
  en: {
    platform: 'Yunshang',
    signIn: 'Sign in',
    account: 'Account',
    password: 'Password',
    refused: 'The account or the password is not right.',
    closed: 'Too many failed attempts. Please try again in 15 minutes.',
    cannotSignIn: 'Signing in is not possible',
    expired: 'This sign-in has expired. Go back to the page you came from and sign in again.',
    failed: 'The sign-in request is not valid. Go back to the page you came from and sign in again.',
    signOutQuestion: 'Sign out?',
    signOut: 'Sign out',
    stay: 'Stay signed in',
    signedOut: 'You are signed out',
    closeWindow: 'You may close this page.',
  },
};
