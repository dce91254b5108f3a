import type { LocationRewrite } from '@tanstack/react-router';
import { currentLanguage, type Language } from './language.js';

/** Every address is Chinese; below this one it is the same page in English. */
const ENGLISH = /^\/en(?=\/|$)/;

/** The language that an address names; undefined where it names none, and so is Chinese to whoever has not chosen. */
export function languageIn(path: string): Language | undefined {
  return ENGLISH.test(path) ? 'en' : undefined;
}

/** The address of a page in a language. @param path as the routes know it, which is without a language */
export function addressIn(language: Language, path: string): string {
  if (language === 'zh-CN') return path;
  return path === '/' ? '/en' : `/en${path}`;
}

/** Keeps the language in the address bar and out of the routes. */
export const languageInAddress: LocationRewrite = {
  input: ({ url }) => {
    url.pathname = url.pathname.replace(ENGLISH, '') || '/';
    return url;
  },
  output: ({ url }) => {
    url.pathname = addressIn(currentLanguage(), url.pathname);
    return url;
  },
};
