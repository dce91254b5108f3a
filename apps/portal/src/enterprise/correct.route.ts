import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { textsOf } from '../i18n/language.js';
import { own } from '../session/own.js';
import { signedInRoute } from '../session/signed-in.route.js';
import { enterpriseQuery } from './enterprise.route.js';

/** The file that was given back, to be corrected and handed in again. */
export const correctRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/enterprise/correct',
  beforeLoad: textsOf('enterprise'),
  loader: async ({ context: { queries, acting } }) => {
    const { organisationId } = own(acting, 'ENTERPRISE', 'enterprise.correct');
    await queries.ensureQueryData(enterpriseQuery(organisationId));
  },
  component: lazyRouteComponent(() => import('./correct.page.js'), 'CorrectPage'),
});
