import type { Language } from '#libs/kernel';

/** Every address is Chinese; below this one it is the same page in English. */
const ENGLISH = /^\/en(?=\/|$)/;

export function languageIn(path: string): Language {
  return ENGLISH.test(path) ? 'en' : 'zh-CN';
}

/** The path of a page without its language, as the portal lists it. */
export function pathIn(path: string): string {
  return path.replace(ENGLISH, '') || '/';
}

export function addressIn(language: Language, path: string): string {
  if (language === 'zh-CN') return path;
  return path === '/' ? '/en' : `/en${path}`;
}
