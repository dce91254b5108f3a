import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { RedemptionFileDocument, RedemptionQueueDocument, ReviewedVoucherDocument } from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import { type Acting, holds } from '../session/acting.js';
import { signedInRoute } from '../session/signed-in.route.js';

const FIRST = 50;

export const queued = (after?: string) => query(RedemptionQueueDocument, { first: FIRST, after });
export const fileOf = (id: string, acting: Acting | null) =>
  query(RedemptionFileDocument, { id, reviews: holds(acting, 'redemption.compare') });
export const voucherOf = (id: string) => query(ReviewedVoucherDocument, { id });

export const reviewQueueRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/review',
  beforeLoad: textsOf('review'),
  validateSearch: ({ after }: Record<string, unknown>): { after?: string } =>
    typeof after === 'string' ? { after } : {},
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queries }, deps }) => queries.ensureQueryData(queued(deps.after)),
  component: lazyRouteComponent(() => import('./queue.page.js'), 'ReviewQueuePage'),
});

export const reviewFileRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/review/$id',
  beforeLoad: textsOf('review'),
  loader: async ({ context: { queries, acting }, params: { id } }) => {
    const { redemption } = await queries.ensureQueryData(fileOf(id, acting));
    return queries.ensureQueryData(voucherOf(redemption.voucherId));
  },
  component: lazyRouteComponent(() => import('./file.page.js'), 'ReviewFilePage'),
});
