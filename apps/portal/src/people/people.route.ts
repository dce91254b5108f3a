import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { AuthorityDocument, PeopleDocument } from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import { own } from '../session/own.js';
import { signedInRoute } from '../session/signed-in.route.js';

export const peopleQuery = (organisationId: string) => query(PeopleDocument, { organisationId });
export const authorityQuery = (organisationId: string) => query(AuthorityDocument, { organisationId });

/** Who acts for the enterprise; for its signatories. */
export const peopleRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/enterprise/people',
  beforeLoad: textsOf('people'),
  loader: async ({ context: { queries, acting } }) => {
    await queries.ensureQueryData(peopleQuery(own(acting, 'ENTERPRISE', 'membership.read').organisationId));
  },
  component: lazyRouteComponent(() => import('./people.page.js'), 'EnterprisePeoplePage'),
});

/** Who acts for the provider. */
export const teamRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/team',
  beforeLoad: textsOf('people'),
  loader: async ({ context: { queries, acting } }) => {
    await queries.ensureQueryData(peopleQuery(own(acting, 'PROVIDER', 'membership.read').organisationId));
  },
  component: lazyRouteComponent(() => import('./people.page.js'), 'TeamPage'),
});

/** Who holds an office in an authority. */
export const authorityRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/access/$id',
  beforeLoad: textsOf('people'),
  loader: ({ context: { queries }, params: { id } }) => queries.ensureQueryData(authorityQuery(id)),
  component: lazyRouteComponent(() => import('./people.page.js'), 'AuthorityPage'),
});
