import { DomainError } from './errors.js';

/** How the platform writes an id: a UUID in small letters. Two ids are the same thing when they are the same text. */
export const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Folds capitals, as RFC 9562 asks of readers: the database takes both spellings as one id, comparing text does not. */
export function foldId(text: string): string {
  return text.toLowerCase();
}

export function isId(text: unknown): text is string {
  return typeof text === 'string' && ID.test(text);
}

/**
 * Reads an id from outside, in capitals or small letters.
 * @throws DomainError ID_FORMAT
 */
export function parseId(value: unknown): string {
  const id = typeof value === 'string' ? foldId(value) : value;
  if (!isId(id)) throw new DomainError('ID_FORMAT', { value: String(value).slice(0, 40) });
  return id;
}
