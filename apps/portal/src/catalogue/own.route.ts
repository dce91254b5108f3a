import { createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { textsOf } from '../i18n/language.js';
import { type Acting, holds } from '../session/acting.js';
import { own } from '../session/own.js';
import { signedInRoute } from '../session/signed-in.route.js';
import { citiesQuery, memberOf, solutionOf } from './catalogue.route.js';

/** For members of a provider; `sells` where they may publish. */
async function ownProvider({
  context: { acting },
}: {
  context: { acting: Acting | null };
}): Promise<{ provider: Acting }> {
  await textsOf('catalogue')();
  return { provider: own(acting, 'PROVIDER') };
}

function assertSells(provider: Acting): void {
  if (!holds(provider, 'solution.publish')) throw notFound();
}

/** What the own provider offers. */
export const catalogueRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/catalogue',
  validateSearch: ({ after }: Record<string, unknown>): { after?: string } =>
    typeof after === 'string' ? { after } : {},
  beforeLoad: ownProvider,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queries, provider }, deps }) =>
    queries.ensureQueryData(memberOf(provider.organisationId, deps.after)),
  component: lazyRouteComponent(() => import('./own.page.js'), 'CataloguePage'),
});

export const newSolutionRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/catalogue/new',
  beforeLoad: ownProvider,
  loader: async ({ context: { queries, provider } }) => {
    assertSells(provider);
    await queries.ensureQueryData(citiesQuery);
  },
  component: lazyRouteComponent(() => import('./new-solution.page.js'), 'NewSolutionPage'),
});

/** The next version of an item, from the one that is offered now. */
export const newVersionRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/catalogue/$id',
  beforeLoad: ownProvider,
  loader: async ({ context: { queries, provider }, params: { id } }) => {
    assertSells(provider);
    const [{ solution }] = await Promise.all([
      queries.ensureQueryData(solutionOf(id)),
      queries.ensureQueryData(citiesQuery),
    ]);
    if (solution.provider?.id !== provider.organisationId) throw notFound();
  },
  component: lazyRouteComponent(() => import('./new-version.page.js'), 'NewVersionPage'),
});
