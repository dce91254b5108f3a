import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { ContractRatingDocument } from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import { signedInRoute } from '../session/signed-in.route.js';

export const ratingOf = (contractId: string) => query(ContractRatingDocument, { contractId });

/** The rating of a contract and the reply to it, for whoever may see the contract. */
export const ratingRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/contracts/$id/rating',
  beforeLoad: textsOf('ratings'),
  loader: ({ context: { queries }, params: { id } }) => queries.ensureQueryData(ratingOf(id)),
  component: lazyRouteComponent(() => import('./rating.page.js'), 'RatingPage'),
});
