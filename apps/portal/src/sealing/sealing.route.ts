import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { NeedDeadlineDocument } from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import { own } from '../session/own.js';
import { signedInRoute } from '../session/signed-in.route.js';

export const deadlineOf = (needId: string) => query(NeedDeadlineDocument, { needId });

/** The deadline of a need, and the keys that keep its bids shut until then. */
export const deadlineRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/needs/$id/deadline',
  beforeLoad: textsOf('sealing'),
  loader: async ({ context: { queries, acting }, params: { id } }) => {
    own(acting, 'ENTERPRISE');
    await queries.ensureQueryData(deadlineOf(id));
  },
  component: lazyRouteComponent(() => import('./deadline.page.js'), 'DeadlinePage'),
});
