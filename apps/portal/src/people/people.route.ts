import { createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { PeopleDocument } from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import { type Acting, holds } from '../session/acting.js';
import { signedInRoute } from '../session/signed-in.route.js';
import type { Side } from './people.rules.js';

export const peopleQuery = (organisationId: string) => query(PeopleDocument, { organisationId });

/** Of the organisation for which its signatory works just now; of another side it is not there. */
function own(acting: Acting | null, side: Side): Acting {
  if (acting?.audience !== side || !holds(acting, 'membership.read')) throw notFound();
  return acting;
}

/** Who acts for the enterprise; for its signatories. */
export const peopleRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/enterprise/people',
  beforeLoad: textsOf('people'),
  loader: async ({ context: { queries, acting } }) => {
    await queries.ensureQueryData(peopleQuery(own(acting, 'ENTERPRISE').organisationId));
  },
  component: lazyRouteComponent(() => import('./people.page.js'), 'EnterprisePeoplePage'),
});

/** Who acts for the provider. */
export const teamRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/team',
  beforeLoad: textsOf('people'),
  loader: async ({ context: { queries, acting } }) => {
    await queries.ensureQueryData(peopleQuery(own(acting, 'PROVIDER').organisationId));
  },
  component: lazyRouteComponent(() => import('./people.page.js'), 'TeamPage'),
});
