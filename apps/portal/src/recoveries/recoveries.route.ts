import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { InvoicesDueDocument, RecoveriesDocument, RecoveryDocument } from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import { holds } from '../session/acting.js';
import { signedInRoute } from '../session/signed-in.route.js';

const FIRST = 20;

export const listed = (after?: string) => query(RecoveriesDocument, { first: FIRST, after });
export const recoveryOf = (id: string) => query(RecoveryDocument, { id });
export const invoicesDueQuery = query(InvoicesDueDocument, {});

export const recoveriesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/recoveries',
  beforeLoad: textsOf('recoveries'),
  validateSearch: ({ after }: Record<string, unknown>): { after?: string } =>
    typeof after === 'string' ? { after } : {},
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queries, acting }, deps }) =>
    Promise.all([
      queries.ensureQueryData(listed(deps.after)),
      ...(holds(acting, 'invoice.recheck') ? [queries.ensureQueryData(invoicesDueQuery)] : []),
    ]),
  component: lazyRouteComponent(() => import('./recoveries.page.js'), 'RecoveriesPage'),
});

export const recoveryRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/recoveries/$id',
  beforeLoad: textsOf('recoveries'),
  loader: ({ context: { queries }, params: { id } }) => queries.ensureQueryData(recoveryOf(id)),
  component: lazyRouteComponent(() => import('./recovery.page.js'), 'RecoveryPage'),
});

/** A case begins at a payment: its page leads here. */
export const openRecoveryRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/recoveries/open/$payoutId',
  beforeLoad: textsOf('recoveries'),
  component: lazyRouteComponent(() => import('./open.page.js'), 'OpenPage'),
});
