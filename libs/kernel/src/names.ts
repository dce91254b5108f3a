import { DomainError } from './errors.js';

/** What the name of a company may hold at most, in code points: a rare Chinese character counts as one. */
const LONGEST_NAME = 100;

/**
 * What no name may hold: control characters; format characters, with which text can be shown in another order than it
 * is stored; private-use characters, which another machine shows as another character; halves of a character.
 */
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/u;

/** Text of several lines with the same things forbidden; what PostgreSQL cannot store is among them. */
export const PLAIN_TEXT = /^(?:[\n\r\t]|[^\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Noncharacter_Code_Point}])*$/u;

/**
 * Reads a name: kept exactly as given, only without white space around it.
 * @throws DomainError NAME_LENGTH, NAME_CHARACTER (naming the place and the code point)
 */
export function parseName(text: string, longest: number = LONGEST_NAME): string {
  const name = text.trim();
  const characters = Array.from(name);
  if (characters.length < 1 || characters.length > longest)
    throw new DomainError('NAME_LENGTH', { length: characters.length, most: longest });
  const wrong = characters.findIndex((character) => FORBIDDEN.test(character));
  if (wrong >= 0) {
    const codePoint = characters[wrong]!.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    throw new DomainError('NAME_CHARACTER', { position: wrong + 1, codePoint: `U+${codePoint}` });
  }
  return name;
}

/** The spelling by which a name is found: width and case folded, white space left out. Never shown. */
export function nameKeyOf(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s/gu, '');
}
