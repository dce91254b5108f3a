/** Values a message may name; shown to the person, so never a secret and never another party's data. */
export type ErrorParams = Readonly<Record<string, string | number | boolean | readonly string[] | null>>;

/**
 * A refusal that the caller can understand and mend. The code is stable and is what programs compare; the text is looked
 * up by code and language where the answer leaves the house.
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly params: ErrorParams = {},
  ) {
    super(code);
    this.name = 'DomainError';
  }
}

/** What is absent and what is hidden from this person look the same. */
export function notFound(what: string): DomainError {
  return new DomainError('NOT_FOUND', { what });
}

export type Language = 'zh-CN' | 'en';
/** Texts by code; `{name}` stands for a parameter of the error. */
export type MessageCatalogue = Readonly<Record<string, Readonly<Record<Language, string>>>>;

/** The message of a code in a language, parameters filled in; undefined when the catalogue does not know the code. */
export function messageOf(
  catalogue: MessageCatalogue,
  code: string,
  params: ErrorParams,
  language: Language,
): string | undefined {
  return catalogue[code]?.[language].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    return Array.isArray(value) ? value.join(language === 'en' ? ', ' : '、') : String(value ?? '');
  });
}

/** The language of an answer by the request's Accept-Language; zh-CN unless English is preferred. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const preferred = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().split(';');
      const quality = rest.map((each) => /^\s*q=([\d.]+)$/.exec(each)?.[1]).find(Boolean);
      return { tag: tag.toLowerCase(), quality: quality ? Number(quality) : 1 };
    })
    .filter(({ tag, quality }) => quality > 0 && /^(zh|en)\b/.test(tag))
    .toSorted((a, b) => b.quality - a.quality)[0];
  return preferred?.tag.startsWith('en') ? 'en' : 'zh-CN';
}
