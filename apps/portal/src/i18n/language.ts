import type { Locale } from 'antd/es/locale';
import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Resource } from './zh-CN.js';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const STORED_AS = 'yunshang.language';

interface Bundle {
  readonly texts: Resource;
  readonly antd: Locale;
}

/** A language is fetched when it is first chosen: nobody loads the texts of the other. */
const BUNDLES: Readonly<Record<Language, () => Promise<Bundle>>> = {
  'zh-CN': async () => {
    const [texts, antd] = await Promise.all([import('./zh-CN.js'), import('antd/es/locale/zh_CN')]);
    return { texts: texts.zhCN, antd: antd.default };
  },
  en: async () => {
    const [texts, antd] = await Promise.all([import('./en.js'), import('antd/es/locale/en_US')]);
    return { texts: texts.en, antd: antd.default };
  },
};

const i18n = createInstance();
const antdLocales = new Map<Language, Locale>();

/** The language in use now. */
export function currentLanguage(): Language {
  return LANGUAGES.find((language) => language === i18n.language) ?? 'zh-CN';
}

/** What antd says by itself (empty lists, paging, dates) in the language; undefined before it is loaded. */
export function antdLocaleOf(language: Language): Locale | undefined {
  return antdLocales.get(language);
}

/** The choice remembered from an earlier visit, else the first language of the browser that we have, else zh-CN. */
export function preferredLanguage(): Language {
  const wishes = [remembered(), ...navigator.languages].filter((wish) => wish !== null);
  for (const wish of wishes) {
    const found = LANGUAGES.find((language) => primary(language) === primary(wish));
    if (found) return found;
  }
  return 'zh-CN';
}

/** To be awaited before the first render, so that no key is ever seen. */
export async function startTexts(language: Language): Promise<void> {
  await i18n.use(initReactI18next).init({
    lng: language,
    supportedLngs: LANGUAGES,
    defaultNS: 'portal',
    resources: {},
    interpolation: { escapeValue: false }, // React escapes.
    react: { useSuspense: false },
  });
  await show(language);
}

/** Changes the language of the page at once and remembers it for the next visit. */
export async function chooseLanguage(language: Language): Promise<void> {
  await show(language);
  try {
    localStorage.setItem(STORED_AS, language);
  } catch {
    // A browser that forbids storage still changes the language, for this visit.
  }
}

async function show(language: Language): Promise<void> {
  if (!antdLocales.has(language)) {
    const { texts, antd } = await BUNDLES[language]();
    i18n.addResourceBundle(language, 'portal', texts);
    antdLocales.set(language, antd);
  }
  await i18n.changeLanguage(language);
  document.documentElement.lang = language;
}

function primary(tag: string): string | undefined {
  return tag.toLowerCase().split('-')[0];
}

function remembered(): string | null {
  try {
    return localStorage.getItem(STORED_AS);
  } catch {
    return null;
  }
}
