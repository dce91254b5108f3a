import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { frameRoute } from './frame/frame.route.js';
import { homeRoute } from './home/home.route.js';
import { accountRoute } from './session/account.route.js';
import { signInRoute } from './session/sign-in.route.js';
import { signedInRoute } from './session/signed-in.route.js';
import { workRoute } from './work/work.route.js';

/** Every page of the portal. There is one tree: the types of all links come from it. */
const tree = frameRoute.addChildren([
  homeRoute,
  signInRoute,
  signedInRoute.addChildren([workRoute, accountRoute]),
]);

export function newRouter(queries: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { queries },
    // The code and the data of a page are fetched while the pointer is on the link to it.
    defaultPreload: 'intent',
    // How old data may be is said in one place, by the queries.
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
  });
}

/** The address patterns of all pages, as the gateway reads them off the build: `/certification/:id`. */
export function patterns(): string[] {
  const { routesByPath } = newRouter(undefined as unknown as QueryClient);
  return Object.keys(routesByPath).map((path) => path.replaceAll('$', ':'));
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}
