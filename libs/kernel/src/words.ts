/** The languages in which the platform speaks to people; zh-CN comes first. */
export type Language = 'zh-CN' | 'en';

/** One thing as people call it. */
export type Words = Readonly<Record<Language, string>>;

const known = new Map<string, Words>();

/** Makes known what people call the codes of a list: its states, roles, kinds. A message then never shows the code. */
export function knowWords(words: Readonly<Record<string, Words>>): void {
  for (const [code, each] of Object.entries(words)) known.set(code, each);
}

/** What people call a code; the text itself where it is no code that the platform knows. */
export function wordFor(text: string, language: Language): string {
  return known.get(text)?.[language] ?? text;
}
