import { DomainError } from './errors.js';

/*
 * The one rule for the characters of a text from outside. Forbidden are control characters, which PostgreSQL or a terminal
 * reads as something else; format characters, with which text is shown in another order than it is stored; what is shown
 * as nothing (the Hangul filler U+3164, the empty braille pattern U+2800 among them); private-use characters, which
 * another machine shows as another character; halves of a character, and U+FFFD, which stands where one was lost.
 * Variation selectors stay: they choose the form of a rare Chinese character.
 */
const FORBIDDEN = String.raw`(?!\p{Variation_Selector})[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800\uFFFD]`;
const LINES = String.raw`[\n\r\t]`;
const forbidden = new RegExp(`(?!${LINES})${FORBIDDEN}`, 'u');
const LINE_BREAK = /[\n\r\u2028\u2029]/u;

/** Text of several lines by this rule, as a form to match. */
export const PLAIN_TEXT = new RegExp(`^(?:${LINES}|(?!${FORBIDDEN})[^])*$`, 'u');

/** Whether a text has several lines. */
export function hasLines(text: string): boolean {
  return LINE_BREAK.test(text);
}

/** The first character that no text may hold, by its place and code point; line breaks and tabs are asked apart. */
export function forbiddenCharacter(text: string): { position: number; codePoint: string } | undefined {
  const characters = Array.from(text);
  const at = characters.findIndex((character) => forbidden.test(character));
  return at < 0 ? undefined : { position: at + 1, codePoint: codePointOf(characters[at]!) };
}

/** How a character is named to people: `U+202E`. */
function codePointOf(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** What the name of a company may hold at most, in code points: a rare Chinese character counts as one. */
const LONGEST_NAME = 100;

/**
 * Reads a name: kept exactly as given, only without white space around it.
 * @throws DomainError NAME_LENGTH, NAME_CHARACTER (naming the place and the code point), NAME_WITHOUT_LETTERS
 */
export function parseName(text: string, longest: number = LONGEST_NAME): string {
  const name = text.trim();
  const characters = Array.from(name);
  if (characters.length < 1 || characters.length > longest)
    throw new DomainError('NAME_LENGTH', { length: characters.length, most: longest });
  const line = characters.findIndex((character) => character === '\t' || hasLines(character));
  const wrong =
    line < 0 ? forbiddenCharacter(name) : { position: line + 1, codePoint: codePointOf(characters[line]!) };
  if (wrong) throw new DomainError('NAME_CHARACTER', wrong);
  if (!/[\p{L}\p{N}]/u.test(name)) throw new DomainError('NAME_WITHOUT_LETTERS');
  return name;
}

/** What is written with several signs and is one: dashes of any length, dots between parts of a name, brackets. */
const SAME_SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[\p{Pd}\u2212\u2500\u2501\u30FC]+/gu, '-'],
  [/[\u00B7\u0387\u16EB\u2022\u2027\u2219\u22C5\u2E31\u30FB]/gu, '·'],
  [/[\u3014\u3016\u3018\u3010[{]/gu, '('],
  [/[\u3015\u3017\u3019\u3011\]}]/gu, ')'],
];

/**
 * The spelling by which names are the same, for search, payees and invoices alike: width, case and compatibility forms
 * folded, dashes, dots and brackets each to one sign, white space and variation selectors left out. Never shown.
 */
export function nameKeyOf(name: string): string {
  const folded = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Variation_Selector}]/gu, '');
  return SAME_SIGNS.reduce((text, [signs, one]) => text.replace(signs, one), folded);
}

/** Whether two names are of the same company. */
export function sameName(one: string, other: string): boolean {
  return nameKeyOf(one) === nameKeyOf(other);
}

/**
 * The one spelling of the number of a paper, such as the serial of a bank transfer: width, case, white space and signs
 * do not tell two papers apart. Letters of other scripts are refused, since some look like Latin ones.
 * @throws DomainError PAPER_NUMBER_FORMAT
 */
export function paperNumberOf(given: string): string {
  const number = given
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{P}\p{S}\p{Cf}\p{M}]/gu, '');
  if (!/^[A-Z0-9\p{Script=Han}]+$/u.test(number))
    throw new DomainError('PAPER_NUMBER_FORMAT', { number: given.slice(0, 60) });
  return number;
}
