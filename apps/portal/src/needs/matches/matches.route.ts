import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { MatchesDocument } from '../../gql/graphql.js';
import { query } from '../../graphql/query.js';
import { textsOf } from '../../i18n/language.js';
import { own } from '../../session/own.js';
import { signedInRoute } from '../../session/signed-in.route.js';
import { COMPARED_MOST } from './matches.rules.js';

export const FIRST = 10;
export const MOST = 100;
export const matchesQuery = (needId: string, first: number) => query(MatchesDocument, { needId, first });

interface MatchesSearch {
  readonly first?: number;
  readonly compare?: readonly string[];
}

/** Who fits a need, with the reasons. Whom the reader compares stands in the address. */
export const matchesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/needs/$id/matches',
  validateSearch: ({ first, compare }: Record<string, unknown>): MatchesSearch => ({
    ...(typeof first === 'number' && first > FIRST && { first: Math.min(Math.floor(first), MOST) }),
    ...(Array.isArray(compare) && {
      compare: compare.filter((id): id is string => typeof id === 'string').slice(0, COMPARED_MOST),
    }),
  }),
  loaderDeps: ({ search: { first } }) => ({ first }),
  beforeLoad: textsOf('needs'),
  loader: async ({ context: { queries, acting }, params: { id }, deps: { first } }) => {
    own(acting, 'ENTERPRISE');
    await queries.ensureQueryData(matchesQuery(id, first ?? FIRST));
  },
  component: lazyRouteComponent(() => import('./matches.page.js'), 'MatchesPage'),
});
