import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { JointNeedDocument, JointNeedsDocument } from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import { own } from '../session/own.js';
import { signedInRoute } from '../session/signed-in.route.js';

export const jointNeeds = (enterpriseId: string) => query(JointNeedsDocument, { enterpriseId });
export const jointNeed = (id: string) => query(JointNeedDocument, { id });

/** Needs that enterprises of a cluster bring to the market together. */
export const jointNeedsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/joint-needs',
  beforeLoad: textsOf('jointNeeds'),
  loader: async ({ context: { queries, acting } }) => {
    const { organisationId } = own(acting, 'ENTERPRISE', 'need.draft');
    await queries.ensureQueryData(jointNeeds(organisationId));
  },
  component: lazyRouteComponent(() => import('./joint-needs.page.js'), 'JointNeedsPage'),
});

/** One of them: who is in, by when one joins, what follows. */
export const jointNeedRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/joint-needs/$id',
  beforeLoad: textsOf('jointNeeds'),
  loader: async ({ context: { queries, acting }, params: { id } }) => {
    own(acting, 'ENTERPRISE');
    await queries.ensureQueryData(jointNeed(id));
  },
  component: lazyRouteComponent(() => import('./joint-need.page.js'), 'JointNeedPage'),
});
