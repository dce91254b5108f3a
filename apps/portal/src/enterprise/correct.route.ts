import { createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { textsOf } from '../i18n/language.js';
import { holds } from '../session/acting.js';
import { signedInRoute } from '../session/signed-in.route.js';
import { enterpriseQuery } from './enterprise.route.js';

/** The file that was given back, to be corrected and handed in again. */
export const correctRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/enterprise/correct',
  beforeLoad: textsOf('enterprise'),
  loader: async ({ context: { queries, acting } }) => {
    if (acting?.audience !== 'ENTERPRISE' || !holds(acting, 'enterprise.correct')) throw notFound();
    await queries.ensureQueryData(enterpriseQuery(acting.organisationId));
  },
  component: lazyRouteComponent(() => import('./correct.page.js'), 'CorrectPage'),
});
