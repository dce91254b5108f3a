import { createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { ComplaintsDocument } from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import { holds } from '../session/acting.js';
import { signedInRoute } from '../session/signed-in.route.js';

export const complaintsQuery = () => query(ComplaintsDocument, {});

/** Complaints against awards, for whoever raised them, answers them or decides on them. */
export const complaintsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/complaints',
  beforeLoad: textsOf('complaints'),
  loader: async ({ context: { queries, acting } }) => {
    if (!holds(acting, 'complaint.read')) throw notFound();
    await queries.ensureQueryData(complaintsQuery());
  },
  component: lazyRouteComponent(() => import('./complaints.page.js'), 'ComplaintsPage'),
});
