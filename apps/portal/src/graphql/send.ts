import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { type Operation, request } from './client.js';
import { asProblem, type Problem } from './problem.js';

export interface Sending<Answer, Given> {
  /** Sends; gives the answer, or undefined where it was refused, which `problem` then tells. */
  readonly send: (given: Given) => Promise<Answer | undefined>;
  readonly problem: Problem | undefined;
  readonly sending: boolean;
}

/**
 * An act, sent with an idempotency key that is made when the form opens and kept until the act is answered: whatever
 * happens on the way (no answer, an ended session, a second click), it is done once. Where the first answer was lost and
 * the person changed something meanwhile, the server refuses the second, because the first may have been done.
 * Afterwards everything on show is asked again: an act moves more than the page that it was done on.
 */
export function useSend<Answer, Variables extends { idempotencyKey: string }>(
  operation: Operation<Answer, Variables>,
): Sending<Answer, Omit<Variables, 'idempotencyKey'>> {
  const queries = useQueryClient();
  const idempotencyKey = useRef(crypto.randomUUID());
  const { mutateAsync, error, isPending } = useMutation({
    mutationFn: (given: Omit<Variables, 'idempotencyKey'>) =>
      request(operation, { ...given, idempotencyKey: idempotencyKey.current } as unknown as Variables),
    onSuccess: () => {
      idempotencyKey.current = crypto.randomUUID();
      return queries.invalidateQueries();
    },
  });
  return {
    send: (given) => mutateAsync(given).catch(() => undefined),
    problem: error ? asProblem(error) : undefined,
    sending: isPending,
  };
}
