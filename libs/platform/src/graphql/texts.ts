import { forbiddenCharacter, hasLines, type ErrorParams } from '#libs/kernel';

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

export function trimmed(text: string): string {
  return text.trim();
}

/** What is wrong with a text by its rule, as a phrase of the catalogue. */
export function textProblem(text: string, rule: TextRule): { code: string; params: ErrorParams } | undefined {
  const { min = 0, most, lines = false } = rule;
  const characters = Array.from(text);
  if (characters.length < min || characters.length > most)
    return { code: 'INPUT_LENGTH', params: { least: min, most, length: characters.length } };
  const wrong = forbiddenCharacter(text);
  if (wrong) return { code: 'INPUT_CHARACTER', params: wrong };
  if (!lines && hasLines(text)) return { code: 'INPUT_ONE_LINE', params: {} };
  return undefined;
}
