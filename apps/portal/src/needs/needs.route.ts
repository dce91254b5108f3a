import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { NeedDraftsDocument, NeedsDocument } from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import { holds } from '../session/acting.js';
import { own } from '../session/own.js';
import { signedInRoute } from '../session/signed-in.route.js';

export const needsQuery = (after?: string) => query(NeedsDocument, after ? { after } : {});
export const draftsQuery = (enterpriseId: string) => query(NeedDraftsDocument, { enterpriseId });

/** The needs of the enterprise, and what is being written. */
export const needsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/needs',
  validateSearch: ({ after }: Record<string, unknown>): { after?: string } =>
    typeof after === 'string' ? { after } : {},
  loaderDeps: ({ search }) => search,
  beforeLoad: textsOf('needs'),
  loader: async ({ context: { queries, acting }, deps: { after } }) => {
    const { organisationId } = own(acting, 'ENTERPRISE');
    await Promise.all([
      queries.ensureQueryData(needsQuery(after)),
      holds(acting, 'need.draft') && queries.ensureQueryData(draftsQuery(organisationId)),
    ]);
  },
  component: lazyRouteComponent(() => import('./needs.page.js'), 'NeedsPage'),
});
