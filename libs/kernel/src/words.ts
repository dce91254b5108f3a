/** The languages in which the platform speaks to people; zh-CN comes first. */
export type Language = 'zh-CN' | 'en';

/** One thing as people call it. */
export type Words = Readonly<Record<Language, string>>;

const byCode = new Map<string, Words>();
const byList = new Map<string, Readonly<Record<string, Words>>>();

/**
 * Makes known what people call the codes of a list: its states, roles, kinds. A message then never shows the code. One
 * map for the process, as the enums of its schema are: a process is one room, and a refusal is put into words at its edge,
 * where nothing but its code and parameters is left. Where two lists of a room call one code differently, a message says
 * which list it means.
 */
export function knowWords(list: string, words: Readonly<Record<string, Words>>): void {
  byList.set(list, words);
  for (const [code, each] of Object.entries(words)) byCode.set(code, each);
}

/**
 * What people call a code; the text itself where it is no code that the platform knows.
 * @param list whose code it is; of any list unless given
 */
export function wordFor(text: string, language: Language, list?: string): string {
  const words = (list === undefined ? undefined : byList.get(list)?.[text]) ?? byCode.get(text);
  return words?.[language] ?? text;
}
