import type { QueryClient } from '@tanstack/react-query';
import { createMemoryHistory } from '@tanstack/react-router';
import { renderToString } from 'react-dom/server';
import { writtenAnswers } from './answers.js';
import { Everything } from './everything.js';
import { type Road, travelBy } from './graphql/client.js';
import { Problem } from './graphql/problem.js';
import { newQueries } from './graphql/query.js';
import { type Language, startTexts } from './i18n/language.js';
import { newRouter } from './router.js';
import { publicPaths } from './public-paths.js';
import { type PageHead, PageHeadContext } from './ui/page-head.js';

/*
 * The pages of the public, drawn by the gateway from the same components. The language is one for the whole program, as
 * it is in a browser: the gateway loads this program once for each.
 */

/** What does not exist, also because nothing could have such an id. */
const MISSING: ReadonlySet<string> = new Set(['NOT_FOUND', 'ID_FORMAT', 'BAD_INPUT']);

/** A page as it is sent. */
export interface Drawn {
  /** What HTTP says of it: 200, 404 for what does not exist, 503 where its answers could not be had. */
  readonly status: 200 | 404 | 503;
  readonly title: string | undefined;
  readonly description: string | undefined;
  /** What stands in the element of the page. */
  readonly html: string;
  /** What stands behind it: the answers that it was drawn from. */
  readonly answers: string;
}

/** What the gateway does with the pages of one language. */
export interface Program {
  /** @param address with its language, as it was asked */
  readonly draw: (address: string) => Promise<Drawn>;
  /** The paths of all public pages, without a language. */
  readonly paths: () => Promise<string[]>;
}

/** @param road how requests reach the API */
export async function start(language: Language, road: Road): Promise<Program> {
  travelBy(road);
  await startTexts(language);
  return { draw, paths: publicPaths };
}

async function draw(address: string): Promise<Drawn> {
  const queries = newQueries();
  queries.setDefaultOptions({ queries: { ...queries.getDefaultOptions().queries, retry: false } });
  const router = await routerAt(address, queries);
  const head: PageHead = {};
  const html = renderToString(
    <PageHeadContext value={head}>
      <Everything queries={queries} router={router} />
    </PageHeadContext>,
  );
  const faults = router.state.matches.flatMap(({ error }) => (error ? [error as unknown] : []));
  const result = resultOf(router);
  const isMissing =
    (result?.type === 'render' && result.status === 404) ||
    faults.some((fault) => fault instanceof Problem && MISSING.has(fault.code));
  return {
    status: isMissing ? 404 : faults.length > 0 ? 503 : 200,
    title: head.title,
    description: head.description,
    html,
    answers: writtenAnswers(queries),
  };
}

type Router = ReturnType<typeof newRouter>;

/** Where the address may be written better (a slash at the end, what the page does not know), the page is the better one's. */
async function routerAt(address: string, queries: QueryClient): Promise<Router> {
  const asked = newRouter(queries, createMemoryHistory({ initialEntries: [address] }));
  await asked.load();
  const result = resultOf(asked);
  const better = result?.type === 'redirect' ? result.redirect.options.href : undefined;
  if (!better) return asked;
  const router = newRouter(queries, createMemoryHistory({ initialEntries: [better] }));
  await router.load();
  return router;
}

/** What came of loading without a browser: a page with its status, or a better address. */
function resultOf(router: Router): Router['_serverResult'] {
  // oxlint-disable-next-line no-underscore-dangle -- the router's own server asks so; it has no other name
  return router._serverResult;
}
