import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { textsOf } from '../i18n/language.js';
import { signedInRoute } from '../session/signed-in.route.js';

export const workRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/work',
  beforeLoad: textsOf('work'),
  component: lazyRouteComponent(() => import('./work.page.js'), 'WorkPage'),
});
