import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { UsageFeedDocument } from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import { type Acting, holds } from '../session/acting.js';
import { own } from '../session/own.js';
import { signedInRoute } from '../session/signed-in.route.js';

export const feedOf = (acting: Acting, after?: string) =>
  query(UsageFeedDocument, {
    providerId: acting.organisationId,
    manages: holds(acting, 'machine.manage'),
    after,
  });

/** What the machines of a provider report, the keys by which they do it, and how it is done. */
export const usageRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/usage',
  validateSearch: ({ after }: Record<string, unknown>): { after?: string } =>
    typeof after === 'string' ? { after } : {},
  loaderDeps: ({ search }) => search,
  beforeLoad: async ({ context: { acting } }) => {
    await textsOf('usage')();
    return { provider: own(acting, 'PROVIDER') };
  },
  loader: ({ context: { queries, provider }, deps }) => queries.ensureQueryData(feedOf(provider, deps.after)),
  component: lazyRouteComponent(() => import('./usage.page.js'), 'UsagePage'),
});
