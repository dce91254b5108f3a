import { useTranslation } from 'react-i18next';
import { currentLanguage, type Language } from './language.js';

type Words = Readonly<Record<string, Readonly<Record<string, string>>>>;
type Generated = typeof import('../gql/words.zh-CN.js').words;
/** The name of an enum whose values the schema describes. */
export type Enum = keyof Generated;

const FILES: Readonly<Record<Language, () => Promise<{ words: Words }>>> = {
  'zh-CN': () => import('../gql/words.zh-CN.js'),
  en: () => import('../gql/words.en.js'),
};
let words: Readonly<Record<Language, Words>> | undefined;

/** For the `beforeLoad` of the signed-in parts: both languages, which are small. */
export async function loadWords(): Promise<void> {
  if (words) return;
  const [chinese, english] = await Promise.all([FILES['zh-CN'](), FILES.en()]);
  words = { 'zh-CN': chinese.words, en: english.words };
}

/**
 * What a value of an enum is called, in the words of the schema: `word('EnterpriseState', state)`. A value newer than
 * this page is shown by its code.
 */
export function useWord(): (name: Enum, value: string) => string {
  useTranslation();
  return (name, value) => words?.[currentLanguage()]?.[name]?.[value] ?? value;
}
