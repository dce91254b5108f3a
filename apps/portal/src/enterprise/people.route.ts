import { createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { PeopleDocument } from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import { holds } from '../session/acting.js';
import { signedInRoute } from '../session/signed-in.route.js';

export const peopleQuery = (organisationId: string) => query(PeopleDocument, { organisationId });

/** Who acts for the enterprise; for its signatories. */
export const peopleRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/enterprise/people',
  beforeLoad: textsOf('enterprise'),
  loader: async ({ context: { queries, acting } }) => {
    if (acting?.audience !== 'ENTERPRISE' || !holds(acting, 'membership.read')) throw notFound();
    await queries.ensureQueryData(peopleQuery(acting.organisationId));
  },
  component: lazyRouteComponent(() => import('./people.page.js'), 'PeoplePage'),
});
