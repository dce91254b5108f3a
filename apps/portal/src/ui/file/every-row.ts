import { useQueryClient } from '@tanstack/react-query';
import type { Operation } from '../../graphql/client.js';
import { nodesOf } from '../../graphql/nodes.js';
import { query } from '../../graphql/query.js';

/** How many rows one request asks for, which is the most that the API gives. */
const AT_ONCE = 100;

/** Some rows of a list, and the cursor behind which the others begin; null where there are none. */
export interface SomeRows<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}
export type AskRows<Row> = (after: string | undefined) => Promise<SomeRows<Row>>;

interface Connection<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/**
 * For a list that stands on several pages: the question of its page, with the filters and the order of the page, from
 * the beginning to the end.
 * @param variables those of the page but for `first` and `after`
 * @param read where the rows stand in the answer
 */
export function useEveryRow<Answer, Variables extends { first?: unknown; after?: unknown }, Node>(
  operation: Operation<Answer, Variables>,
  variables: Omit<Variables, 'first' | 'after'>,
  read: (answer: Answer) => Connection<Node>,
): AskRows<Node> {
  const queries = useQueryClient();
  return async (after) => {
    const asked = { ...variables, first: AT_ONCE, after } as unknown as Variables;
    const list = read(await queries.fetchQuery(query(operation, asked)));
    const { hasNextPage, endCursor } = list.pageInfo;
    return { rows: nodesOf(list), next: hasNextPage ? endCursor : null };
  };
}
