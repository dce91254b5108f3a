import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { AccessDocument } from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import { type Acting, holds } from '../session/acting.js';
import { signedInRoute } from '../session/signed-in.route.js';

export const accessOf = (acting: Acting | null) =>
  query(AccessDocument, {
    confirms: holds(acting, 'membership.confirm'),
    enters: holds(acting, 'authority.register'),
  });

export const accessRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/access',
  beforeLoad: textsOf('access'),
  loader: ({ context: { queries, acting } }) => queries.ensureQueryData(accessOf(acting)),
  component: lazyRouteComponent(() => import('./access.page.js'), 'AccessPage'),
});
