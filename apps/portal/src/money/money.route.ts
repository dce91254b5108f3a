import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { ProviderMoneyDocument } from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import { own } from '../session/own.js';
import { signedInRoute } from '../session/signed-in.route.js';

export const moneyOf = (organisationId: string, after?: string) =>
  query(ProviderMoneyDocument, { organisationId, after });

/** The money of the vouchers for the own contracts: what was asked for, what is promised, what the bank moved. */
export const moneyRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/money',
  validateSearch: ({ after }: Record<string, unknown>): { after?: string } =>
    typeof after === 'string' ? { after } : {},
  beforeLoad: async ({ context: { acting } }) => {
    await textsOf('money')();
    return { provider: own(acting, 'PROVIDER') };
  },
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queries, provider }, deps }) =>
    queries.ensureQueryData(moneyOf(provider.organisationId, deps.after)),
  component: lazyRouteComponent(() => import('./money.page.js'), 'MoneyPage'),
});
