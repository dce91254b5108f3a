import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import {
  NeedsForMeDocument,
  NeedToAwardDocument,
  NeedToBidDocument,
  OpenBidsDocument,
  OwnBidResultsDocument,
} from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import type { Acting } from '../session/acting.js';
import { signedInRoute } from '../session/signed-in.route.js';

/** The best fitting needs, and as many as the API gives. */
export const FEW = 20;
export const MANY = 100;

export const fitting = (acting: Acting | null, first = FEW) =>
  query(NeedsForMeDocument, { providerId: acting?.organisationId ?? '', first });
export const toBid = (needId: string, acting: Acting | null) =>
  query(NeedToBidDocument, { needId, providerId: acting?.organisationId ?? '' });
export const resultsOf = (needId: string) => query(OwnBidResultsDocument, { needId });
export const toAward = (needId: string) => query(NeedToAwardDocument, { needId });
export const openedOf = (needId: string) => query(OpenBidsDocument, { needId });

export const needsForMeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/needs-for-me',
  beforeLoad: textsOf('bids'),
  loader: ({ context: { queries, acting } }) => queries.ensureQueryData(fitting(acting)),
  component: lazyRouteComponent(() => import('./needs-for-me.page.js'), 'NeedsForMePage'),
});

/** A need as a provider works on it: questions, the bid, the receipt, the result. */
export const bidRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/bids/$needId',
  beforeLoad: textsOf('bids'),
  loader: ({ context: { queries, acting }, params: { needId } }) =>
    queries.ensureQueryData(toBid(needId, acting)),
  component: lazyRouteComponent(() => import('./bid.page.js'), 'BidPage'),
});

/** The bids of an own need: sealed until the deadline, compared and awarded afterwards. */
export const awardRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/needs/$id/bids',
  beforeLoad: textsOf('bids'),
  loader: ({ context: { queries }, params: { id } }) => queries.ensureQueryData(toAward(id)),
  component: lazyRouteComponent(() => import('./award.page.js'), 'AwardPage'),
});
