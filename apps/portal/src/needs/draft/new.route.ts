import { createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { textsOf } from '../../i18n/language.js';
import { holds } from '../../session/acting.js';
import { signedInRoute } from '../../session/signed-in.route.js';

/** A need begins with a sentence in the own words. */
export const newNeedRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/needs/new',
  beforeLoad: textsOf('needs'),
  loader: ({ context: { acting } }) => {
    if (acting?.audience !== 'ENTERPRISE' || !holds(acting, 'need.draft')) throw notFound();
  },
  component: lazyRouteComponent(() => import('./new.page.js'), 'NewNeedPage'),
});
