import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request, type Operation } from './client.js';
import { keepFresh } from './keep-fresh.js';
import { asProblem, type Problem } from './problem.js';

export interface Query<Answer> {
  /** The last good answer, kept while a later one is asked for or fails. */
  readonly data?: Answer;
  /** Why the latest attempt failed; absent after a good one. */
  readonly problem?: Problem;
  /** Under way because the page was opened or somebody asked; the silent refresh does not count. */
  readonly loading: boolean;
  readonly retry: () => void;
}

/**
 * A public query that stays fresh while the page is visible. Asked again when the language changes, so that a refusal
 * is read in the new one.
 */
export function useQuery<Answer>(operation: Operation<Answer>, everyMs: number): Query<Answer> {
  const { language } = useTranslation().i18n;
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<Omit<Query<Answer>, 'retry'>>({ loading: true });

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const ask = async (): Promise<void> => {
      try {
        const data = await request(operation, { signal });
        if (!signal.aborted) setState({ data, loading: false });
      } catch (thrown) {
        if (signal.aborted) return;
        const problem = asProblem(thrown);
        setState(({ data }) => ({ data, problem, loading: false }));
      }
    };
    void keepFresh(ask, everyMs, signal);
    return () => controller.abort();
  }, [operation, everyMs, language, attempt]);

  const retry = useCallback(() => {
    setState((before) => ({ ...before, loading: true }));
    setAttempt((count) => count + 1);
  }, []);

  return { ...state, retry };
}
