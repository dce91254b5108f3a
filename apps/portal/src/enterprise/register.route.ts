import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { textsOf } from '../i18n/language.js';
import { signedInRoute } from '../session/signed-in.route.js';

/** For everybody who is signed in: who registers becomes the first signatory. */
export const registerRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/enterprise/register',
  beforeLoad: textsOf('enterprise'),
  component: lazyRouteComponent(() => import('./register.page.js'), 'RegisterPage'),
});
