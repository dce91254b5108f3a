import { createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { PurchasesDocument, SolutionToOrderDocument } from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import { holds } from '../session/acting.js';
import { own } from '../session/own.js';
import { signedInRoute } from '../session/signed-in.route.js';

export const purchases = () => query(PurchasesDocument, {});
export const toOrder = (id: string) => query(SolutionToOrderDocument, { id });

/** Orders at the listed price, for the enterprise that ordered and the provider that answers. */
export const purchasesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/purchases',
  beforeLoad: textsOf('purchases'),
  loader: async ({ context: { queries, acting } }) => {
    if (!holds(acting, 'direct.read')) throw notFound();
    await queries.ensureQueryData(purchases());
  },
  component: lazyRouteComponent(() => import('./purchases.page.js'), 'PurchasesPage'),
});

/** To order an item of the catalogue as it is listed. */
export const orderRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/purchases/order/$solutionId',
  beforeLoad: textsOf('purchases'),
  loader: async ({ context: { queries, acting }, params: { solutionId } }) => {
    own(acting, 'ENTERPRISE');
    await queries.ensureQueryData(toOrder(solutionId));
  },
  component: lazyRouteComponent(() => import('./order.page.js'), 'OrderPage'),
});
