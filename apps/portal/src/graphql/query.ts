import { QueryClient, queryOptions } from '@tanstack/react-query';
import { idOf, type Operation, request } from './client.js';
import { Problem } from './problem.js';

/** How old an answer may be when a page is opened again without asking anew. */
const FRESH_MS = 10_000;
/** Worth a second try without asking the person: nothing was refused, only nobody answered. */
const PASSING: readonly string[] = ['NETWORK', 'TIMEOUT'];

/**
 * A question to the API, for a route's loader and for its page alike:
 * `ensureQueryData(query(WaitingDocument, { first: 20 }))`, then `useSuspenseQuery` of the same.
 */
export function query<Answer, Variables>(operation: Operation<Answer, Variables>, variables: Variables) {
  return queryOptions({
    queryKey: [idOf(operation), variables],
    queryFn: ({ signal }) => request(operation, variables, signal),
  });
}

/** What the pages share of answers; one for each browser tab. */
export function newQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        retry: (failures, thrown) =>
          failures < 2 && thrown instanceof Problem && PASSING.includes(thrown.code),
      },
    },
  });
}
