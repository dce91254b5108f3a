import type { ErrorParams } from '#libs/kernel';

/**
 * What a text may be. White space around it is taken away before anything is counted; within it is kept. A character is
 * a code point, so that a rare Chinese one counts as one.
 */
export interface TextRule {
  readonly min?: number;
  readonly most: number;
  /** Whether it may have several lines; otherwise a line break is refused. */
  readonly lines?: boolean;
}

/**
 * What no text may hold: control characters, which PostgreSQL or a terminal reads as something else; private-use
 * characters, which another machine shows as another character; halves of a character. Line breaks are asked apart.
 */
const FORBIDDEN = /(?![\n\r\t])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Noncharacter_Code_Point}]/u;
const LINE_BREAK = /[\n\r\u2028\u2029]/u;

export function trimmed(text: string): string {
  return text.trim();
}

/** What is wrong with a text by its rule, as a phrase of the catalogue. */
export function textProblem(text: string, rule: TextRule): { code: string; params: ErrorParams } | undefined {
  const { min = 0, most, lines = false } = rule;
  const characters = Array.from(text);
  if (characters.length < min || characters.length > most)
    return { code: 'INPUT_LENGTH', params: { least: min, most, length: characters.length } };
  const wrong = characters.findIndex((character) => FORBIDDEN.test(character));
  if (wrong >= 0) {
    const codePoint = characters[wrong]!.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    return { code: 'INPUT_CHARACTER', params: { position: wrong + 1, codePoint: `U+${codePoint}` } };
  }
  if (!lines && LINE_BREAK.test(text)) return { code: 'INPUT_ONE_LINE', params: {} };
  return undefined;
}
