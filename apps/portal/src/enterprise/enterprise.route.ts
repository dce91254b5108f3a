import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { MyEnterpriseDocument } from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import { signedInRoute } from '../session/signed-in.route.js';

export const enterpriseQuery = (id: string) => query(MyEnterpriseDocument, { id });

/** The own file; whoever works for no enterprise is shown how to register one. */
export const enterpriseRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/enterprise',
  beforeLoad: textsOf('enterprise'),
  loader: ({ context: { queries, acting } }) =>
    acting?.audience === 'ENTERPRISE'
      ? queries.ensureQueryData(enterpriseQuery(acting.organisationId)).then(() => undefined)
      : undefined,
  component: lazyRouteComponent(() => import('./enterprise.page.js'), 'EnterprisePage'),
});
