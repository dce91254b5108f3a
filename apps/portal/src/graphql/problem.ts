import type { TFunction } from 'i18next';

/**
 * A refusal or a failure that a person is told about. `code` is stable (`extensions.code` of the answer, or one of our
 * own below `problem` in the resource files); `said` is the server's own sentence, already in the chosen language.
 */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly code: string,
    readonly said?: string,
    readonly params: Readonly<Record<string, unknown>> = {},
  ) {
    super(said ?? code);
  }

  /** The field of the form that it is about, where the server names one. */
  get field(): string | undefined {
    const { field } = this.params;
    return typeof field === 'string' ? field : undefined;
  }

  /** The same, told at a field of the page: the server does not know what it is called there. */
  at(field: string): Problem {
    return new Problem(this.code, this.said, { ...this.params, field });
  }
}

/** Whatever was thrown, as something that can be shown. What is not a refusal is logged: it is a bug of ours. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  console.error(thrown);
  return new Problem('UNEXPECTED');
}

/** Our own wording where we have one for the code, else what the server said. */
export function wordingOf(problem: Problem, t: TFunction): string {
  const fallback = problem.said ?? t('problem.UNEXPECTED');
  return t(`problem.${problem.code}` as 'problem.NETWORK', { ...problem.params, defaultValue: fallback });
}
