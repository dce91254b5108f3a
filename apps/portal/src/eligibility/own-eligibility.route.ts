import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { EnterpriseForEligibilityDocument } from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import { own } from '../session/own.js';
import { signedInRoute } from '../session/signed-in.route.js';
import { answersFrom } from './eligibility.rules.js';
import { citiesQuery, roundsQuery } from './eligible.route.js';

export const enterpriseQuery = (id: string) => query(EnterpriseForEligibilityDocument, { id });

/** The same rules over what the enterprise has on file; only contract and past are asked. */
export const ownEligibilityRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/enterprise/eligibility',
  validateSearch: answersFrom,
  beforeLoad: textsOf('eligibility'),
  loader: ({ context: { queries, acting } }) => {
    const { organisationId } = own(acting, 'ENTERPRISE');
    return Promise.all([
      queries.ensureQueryData(roundsQuery),
      queries.ensureQueryData(citiesQuery),
      queries.ensureQueryData(enterpriseQuery(organisationId)),
    ]);
  },
  component: lazyRouteComponent(() => import('./own-eligibility.page.js'), 'OwnEligibilityPage'),
});
