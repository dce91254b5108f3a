import { DomainError } from './errors.js';

/** The refusal that a reading ends in, or undefined when it succeeds: to collect several before telling the person. */
export function refusalOf(read: () => unknown): DomainError | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

/**
 * Refuses when there is a reason to.
 * @throws DomainError the first refusal, with the others as phrases in `alsoWrong`, so that a form is corrected in one
 *   round
 */
export function assertNone(refusals: readonly (DomainError | undefined)[]): void {
  const [first, ...others] = refusals.filter((refusal) => refusal !== undefined);
  if (!first) return;
  throw new DomainError(first.code, {
    ...first.params,
    alsoWrong: others.map(({ code, params }) => ({ code, params })),
  });
}
