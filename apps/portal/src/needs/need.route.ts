import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { NeedPageDocument } from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import { own } from '../session/own.js';
import { signedInRoute } from '../session/signed-in.route.js';

export const needQuery = (id: string) => query(NeedPageDocument, { id });

/** A need of the enterprise: where it stands, what it says, how it changed. */
export const needRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/needs/$id',
  beforeLoad: textsOf('needs'),
  loader: async ({ context: { queries, acting }, params: { id } }) => {
    own(acting, 'ENTERPRISE');
    await queries.ensureQueryData(needQuery(id));
  },
  component: lazyRouteComponent(() => import('./need.page.js'), 'NeedPage'),
});

/** To tell everybody of a change. */
export const amendRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/needs/$id/amend',
  beforeLoad: textsOf('needs'),
  loader: async ({ context: { queries, acting }, params: { id } }) => {
    own(acting, 'ENTERPRISE', 'need.publish');
    await queries.ensureQueryData(needQuery(id));
  },
  component: lazyRouteComponent(() => import('./amend.page.js'), 'AmendPage'),
});

/** To end a need without an award. */
export const closeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/needs/$id/close',
  beforeLoad: textsOf('needs'),
  loader: async ({ context: { queries, acting }, params: { id } }) => {
    own(acting, 'ENTERPRISE', 'need.publish');
    await queries.ensureQueryData(needQuery(id));
  },
  component: lazyRouteComponent(() => import('./close.page.js'), 'ClosePage'),
});
