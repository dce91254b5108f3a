import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { CertificationQueueDocument } from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import { signedInRoute } from '../session/signed-in.route.js';

/** What waits for certification; the page that is shown is in the address. */
export const queueRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/certification',
  validateSearch: ({ after }: Record<string, unknown>): { after?: string } =>
    typeof after === 'string' ? { after } : {},
  beforeLoad: textsOf('certification'),
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queries }, deps: { after } }) => queries.ensureQueryData(waiting(after)),
  component: lazyRouteComponent(() => import('./queue.page.js'), 'QueuePage'),
});

export function waiting(after?: string) {
  return query(CertificationQueueDocument, { after });
}
