import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { frameRoute } from '../frame/frame.route.js';
import { textsOf } from '../i18n/language.js';
import { personQuery } from './session.js';

/** A path of this site, and nothing that a browser takes for another one. */
const OWN_PATH = /^\/(?![/\\])/;

/** Where a person lands who opened a page of the signed-in. */
export const signInRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/sign-in',
  validateSearch: ({ returnTo }: Record<string, unknown>): { returnTo: string } => ({
    returnTo: typeof returnTo === 'string' && OWN_PATH.test(returnTo) ? returnTo : '/work',
  }),
  beforeLoad: textsOf('session'),
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queries }, deps: { returnTo } }) => {
    if (await queries.ensureQueryData(personQuery)) throw redirect({ href: returnTo });
  },
  component: lazyRouteComponent(() => import('./sign-in.page.js'), 'SignInPage'),
});
