import {
  PublicFilesDocument,
  PublicNoticesDocument,
  PublicProvidersDocument,
  PublicSolutionsDocument,
} from './gql/graphql.js';
import { type Operation, request } from './graphql/client.js';
import { nodesOf } from './graphql/nodes.js';
import { AUDIENCES } from './help/help.rules.js';
import { addresses } from './router.js';

/** Of each list: both languages of all lists stay below the 50,000 addresses that a sitemap may hold. */
const PAGES_MOST = 80;

/** The screen on the wall shows what the page of the goals does. */
const NOT_LISTED = ['/wall'];

interface Listed {
  readonly edges: readonly { readonly node: { readonly id: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** The paths of all public pages, without a language, for search engines: those of lists by the ids that there are now. */
export async function publicPaths(): Promise<string[]> {
  const { rounds, schemes } = await request(PublicFilesDocument, {});
  const published = nodesOf(rounds).filter(({ state }) => state === 'PUBLISHED');
  return [
    ...addresses().flatMap(({ path, isPublic }) =>
      isPublic && !path.includes(':') && !NOT_LISTED.includes(path) ? [path] : [],
    ),
    ...AUDIENCES.map((audience) => `/help/${audience}`),
    ...published.map(({ id }) => `/rounds/${id}`),
    ...schemes.map(({ id }) => `/schemes/${id}`),
    ...(await all('/notices', PublicNoticesDocument, ({ notices }) => notices)),
    ...(await all('/providers', PublicProvidersDocument, ({ providers }) => providers)),
    ...(await all('/solutions', PublicSolutionsDocument, ({ solutions }) => solutions)),
  ];
}

async function all<Answer>(
  folder: string,
  operation: Operation<Answer, { after?: string | null }>,
  listOf: (answer: Answer) => Listed,
): Promise<string[]> {
  const paths: string[] = [];
  let after: string | null = null;
  for (let page = 0; page < PAGES_MOST; page++) {
    const { edges, pageInfo } = listOf(await request(operation, { after }));
    paths.push(...edges.map(({ node }) => `${folder}/${node.id}`));
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  return paths;
}
