import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import {
  ApprovedRedemptionsDocument,
  NoticeDocument,
  NoticesDocument,
  ObjectionsToDecideDocument,
} from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import { publicRoute } from '../session/public.route.js';
import { signedInRoute } from '../session/signed-in.route.js';

const FIRST = 20;

export const listed = (after?: string) => query(NoticesDocument, { first: FIRST, after });
export const noticeOf = (id: string) => query(NoticeDocument, { id });
export const approvedQuery = query(ApprovedRedemptionsDocument, {});
export const objectionsQuery = query(ObjectionsToDecideDocument, {});

export const noticesRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/notices',
  beforeLoad: textsOf('notices'),
  validateSearch: ({ after }: Record<string, unknown>): { after?: string } =>
    typeof after === 'string' ? { after } : {},
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queries }, deps }) => queries.ensureQueryData(listed(deps.after)),
  component: lazyRouteComponent(() => import('./notices.page.js'), 'NoticesPage'),
});

export const noticeRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/notices/$id',
  beforeLoad: textsOf('notices'),
  loader: ({ context: { queries }, params: { id } }) => queries.ensureQueryData(noticeOf(id)),
  component: lazyRouteComponent(() => import('./notice.page.js'), 'NoticePage'),
});

/** The commission puts approved claims before the public. */
export const publishRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/notices/publish',
  beforeLoad: textsOf('notices'),
  loader: ({ context: { queries } }) => queries.ensureQueryData(approvedQuery),
  component: lazyRouteComponent(() => import('./publish.page.js'), 'PublishPage'),
});

/** Anybody who is signed in may object to one line of a notice. */
export const objectRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/notices/$id/object/$redemptionId',
  beforeLoad: textsOf('notices'),
  loader: ({ context: { queries }, params: { id } }) => queries.ensureQueryData(noticeOf(id)),
  component: lazyRouteComponent(() => import('./object.page.js'), 'ObjectPage'),
});

export const objectionsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/objections',
  beforeLoad: textsOf('notices'),
  loader: ({ context: { queries } }) => queries.ensureQueryData(objectionsQuery),
  component: lazyRouteComponent(() => import('./objections.page.js'), 'ObjectionsPage'),
});
