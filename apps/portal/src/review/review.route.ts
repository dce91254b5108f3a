import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { RedemptionFileDocument, RedemptionQueueDocument, ReviewedVoucherDocument } from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import { type Acting, holds } from '../session/acting.js';
import { signedInRoute } from '../session/signed-in.route.js';
import { waitingFor } from './review.rules.js';

const FIRST = 50;

export interface QueueSearch {
  readonly after?: string;
  /** Not only what waits for the reader. */
  readonly all?: boolean;
}

export const queued = (acting: Acting | null, { after, all }: QueueSearch) =>
  query(RedemptionQueueDocument, { first: FIRST, after, state: all ? undefined : waitingFor(acting) });
export const fileOf = (id: string, acting: Acting | null) =>
  query(RedemptionFileDocument, { id, reviews: holds(acting, 'redemption.compare') });
export const voucherOf = (id: string) => query(ReviewedVoucherDocument, { id });

export const reviewQueueRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/review',
  beforeLoad: textsOf('review'),
  validateSearch: ({ after, all }: Record<string, unknown>): QueueSearch => ({
    ...(typeof after === 'string' && { after }),
    ...(all === true && { all }),
  }),
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queries, acting }, deps }) => queries.ensureQueryData(queued(acting, deps)),
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
