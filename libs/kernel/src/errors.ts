import { nounIn, type Noun } from './nouns.js';
import { PRIVILEGES, type Privilege } from './privileges.js';
import { wordFor, type Language } from './words.js';

/** A sentence within a sentence: written from the same catalogue, in the same language. */
export interface Phrase {
  readonly code: string;
  readonly params: ErrorParams;
}
type Param = string | number | boolean | null | Phrase;
/** Values a message may name; shown to the person, so never a secret and never another party's data. */
export type ErrorParams = Readonly<{ [name: string]: Param | readonly Param[] }>;

/**
 * A refusal that the caller can understand and mend. The code is stable and is what programs compare; the text is looked
 * up by code and language where the answer leaves the platform.
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
export function notFound(what: Noun): DomainError {
  return new DomainError('NOT_FOUND', { what });
}

/** No role of the person holds the privilege; the answer names the roles that do. */
export function forbidden(privilege: Privilege): DomainError {
  return new DomainError('FORBIDDEN', { privilege, roles: PRIVILEGES[privilege] ?? [] });
}

/**
 * Texts by code. `{name}` stands for a parameter, with the words for it where it is a code that the platform knows;
 * `{name:noun}` for a thing of the list of nouns, `{name:NeedState}` for a code of that enum.
 */
export type MessageCatalogue = Readonly<Record<string, Readonly<Record<Language, string>>>>;

const PLACE = /\{(\w+)(?::(\w+))?\}/g;

/** The message of a code in a language, parameters filled in; undefined when the catalogue does not know the code. */
export function messageOf(
  catalogue: MessageCatalogue,
  code: string,
  params: ErrorParams,
  language: Language,
): string | undefined {
  const write = (value: Param, list: string | undefined): string => {
    if (value !== null && typeof value === 'object')
      return messageOf(catalogue, value.code, value.params, language) ?? value.code;
    if (list === 'noun') return nounIn(language, String(value));
    return wordFor(String(value ?? ''), language, list);
  };
  return catalogue[code]?.[language].replace(PLACE, (_, name: string, list?: string) => {
    const value = params[name] ?? null;
    return [value]
      .flat()
      .map((each) => write(each, list))
      .join(language === 'en' ? ', ' : '、');
  });
}

/** The message of a refusal with that of everything else that is wrong with the same form (`alsoWrong`). */
export function refusalText(
  catalogue: MessageCatalogue,
  code: string,
  params: ErrorParams,
  language: Language,
): string | undefined {
  const first = messageOf(catalogue, code, params, language);
  const others = [params.alsoWrong ?? []]
    .flat()
    .filter((each): each is Phrase => each !== null && typeof each === 'object')
    .map((each) => messageOf(catalogue, each.code, each.params, language) ?? each.code)
    .join(language === 'en' ? ' ' : '');
  if (!first || !others) return first;
  return messageOf(catalogue, 'ALSO_WRONG', { first, others }, language);
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
