import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { ConflictReportsDocument, type ConflictSubject, ConsistencyDocument } from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import { signedInRoute } from '../session/signed-in.route.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export const consistencyOf = (from: string, to: string) => query(ConsistencyDocument, { from, to });

export const conflictReports = query(ConflictReportsDocument, {});

export interface Span {
  readonly from?: string;
  readonly to?: string;
}

/** Whether like files are decided alike. */
export const consistencyRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/oversight',
  beforeLoad: textsOf('oversight'),
  validateSearch: ({ from, to }: Record<string, unknown>): Span => ({
    ...(typeof from === 'string' && DAY.test(from) && { from }),
    ...(typeof to === 'string' && DAY.test(to) && { to }),
  }),
  component: lazyRouteComponent(() => import('./consistency.page.js'), 'ConsistencyPage'),
});

export const incidentRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/incident',
  beforeLoad: textsOf('oversight'),
  component: lazyRouteComponent(() => import('./incident.page.js'), 'IncidentPage'),
});

/** What waits for a second person. */
export const conflictReportsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/conflicts',
  beforeLoad: textsOf('oversight'),
  loader: ({ context: { queries } }) => queries.ensureQueryData(conflictReports),
  component: lazyRouteComponent(() => import('./conflict-reports.page.js'), 'ConflictReportsPage'),
});

/** An official says that they have to do with a party; the file that showed it leads here. */
export const conflictRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/conflicts/$kind/$id',
  params: {
    parse: ({ kind, id }: { kind: string; id: string }): { kind: ConflictSubject; id: string } => ({
      id,
      kind: kind === 'PROVIDER' ? kind : 'ENTERPRISE',
    }),
  },
  beforeLoad: textsOf('oversight'),
  component: lazyRouteComponent(() => import('./conflict.page.js'), 'ConflictPage'),
});
