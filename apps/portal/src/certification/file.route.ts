import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { CertificationFileDocument } from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import { signedInRoute } from '../session/signed-in.route.js';
import { waiting } from './queue.route.js';

/** One file on the desk, beside what waits. */
export const fileRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/certification/$id',
  beforeLoad: textsOf('certification'),
  loader: ({ context: { queries }, params: { id } }) =>
    Promise.all([queries.ensureQueryData(file(id)), queries.ensureQueryData(waiting())]),
  component: lazyRouteComponent(() => import('./file.page.js'), 'FilePage'),
});

export function file(id: string) {
  return query(CertificationFileDocument, { id });
}
