import { DomainError } from './errors.js';

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
