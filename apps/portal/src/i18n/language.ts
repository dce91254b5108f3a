import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { ROOMS, type Room } from './rooms.js';
import type { Resource } from './zh-CN.js';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const STORED_AS = 'yunshang.language';

/** A language is fetched when it is first chosen: nobody loads the texts of the other. */
const FRAME: Readonly<Record<Language, () => Promise<Resource>>> = {
  'zh-CN': async () => (await import('./zh-CN.js')).zhCN,
  en: async () => (await import('./en.js')).en,
};

const i18n = createInstance();
const shown = new Set<Room>();
const loaded = new Set<string>();

/** The language in use now. */
export function currentLanguage(): Language {
  return LANGUAGES.find((language) => language === i18n.language) ?? 'zh-CN';
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
  document.documentElement.lang = language;
  try {
    localStorage.setItem(STORED_AS, language);
  } catch {
    // A browser that forbids storage still changes the language, for this visit.
  }
}

/** For the `beforeLoad` of a room's routes: its texts are there before its pages are drawn. */
export function textsOf(...rooms: readonly Room[]): () => Promise<void> {
  return async () => {
    await Promise.all(rooms.map((room) => load(room, currentLanguage())));
  };
}

async function load(room: Room, language: Language): Promise<void> {
  shown.add(room);
  if (loaded.has(`${language} ${room}`)) return;
  const { texts } = await ROOMS[room][language]();
  i18n.addResourceBundle(language, 'portal', texts, true, true);
  loaded.add(`${language} ${room}`);
}

async function show(language: Language): Promise<void> {
  if (!i18n.hasResourceBundle(language, 'portal')) {
    i18n.addResourceBundle(language, 'portal', await FRAME[language](), true, true);
  }
  await Promise.all([...shown].map((room) => load(room, language)));
  await i18n.changeLanguage(language);
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
