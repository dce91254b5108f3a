import { DomainError } from '#libs/kernel';
import { PASSWORD_LONGEST, PASSWORD_SHORTEST, passwordRefusals } from './password.rules.js';
import { isGuessable } from './password.strength.js';

/**
 * @param names that belong to the person: the account first, the name shown, the organisations
 * @throws DomainError PASSWORD_TOO_SHORT and its like, where `reasons` names all at once
 */
export function assertPassword(
  password: string,
  names: readonly [account: string, ...others: string[]],
): void {
  const refusals = passwordRefusals(password, names[0]);
  const reasons =
    refusals.length === 0 && isGuessable(password, names) ? (['PASSWORD_GUESSABLE'] as const) : refusals;
  if (reasons[0]) {
    throw new DomainError(reasons[0], { reasons, shortest: PASSWORD_SHORTEST, longest: PASSWORD_LONGEST });
  }
}
