import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { textsOf } from '../../i18n/language.js';
import { own } from '../../session/own.js';
import { signedInRoute } from '../../session/signed-in.route.js';

/** A need begins with a sentence in the own words. */
export const newNeedRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/needs/new',
  beforeLoad: textsOf('needs'),
  loader: ({ context: { acting } }) => {
    own(acting, 'ENTERPRISE', 'need.draft');
  },
  component: lazyRouteComponent(() => import('./new.page.js'), 'NewNeedPage'),
});
