import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import {
  RoundDocument,
  RoundLimitsDocument,
  RoundsDocument,
  RoundToProposeDocument,
  RoundWaitingDocument,
} from '../gql/graphql.js';
import { nodesOf } from '../graphql/nodes.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import { publicRoute } from '../session/public.route.js';
import { signedInRoute } from '../session/signed-in.route.js';
import { cityShownFirst, queueFor, type WaitingFor } from './rounds.rules.js';

const FIRST = 20;

export const roundsQuery = query(RoundsDocument, {});
export const roundOf = (id: string, published: boolean) => query(RoundDocument, { id, published });
export const limitsOf = (id: string) => query(RoundLimitsDocument, { id });
export const toProposeQuery = query(RoundToProposeDocument, {});
export const waitingOf = (roundId: string, { limit, of }: WaitingFor, after?: string) =>
  query(RoundWaitingDocument, { roundId, limit, of, first: FIRST, after });

export const roundsRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/rounds',
  beforeLoad: textsOf('rounds'),
  loader: ({ context: { queries } }) => queries.ensureQueryData(roundsQuery),
  component: lazyRouteComponent(() => import('./rounds.page.js'), 'RoundsPage'),
});

export const roundRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/rounds/$id',
  beforeLoad: textsOf('rounds'),
  loader: async ({ context: { queries }, params: { id } }) => {
    const { rounds } = await queries.ensureQueryData(roundsQuery);
    const published = nodesOf(rounds).some((round) => round.id === id && round.state === 'PUBLISHED');
    const { publicBudget } = await queries.ensureQueryData(roundOf(id, published));
    if (publicBudget && publicBudget.waiting > 0)
      await queries.prefetchQuery(waitingOf(id, queueFor(cityShownFirst(publicBudget.cities))));
    return { published };
  },
  component: lazyRouteComponent(() => import('./round.page.js'), 'RoundPage'),
});

export const proposeRoundRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/rounds/propose',
  beforeLoad: textsOf('rounds'),
  loader: ({ context: { queries } }) => queries.ensureQueryData(toProposeQuery),
  component: lazyRouteComponent(() => import('./propose.page.js'), 'ProposePage'),
});

/** Moving money, and changing what was published: a form each, with the effect shown before it is approved. */
export const changeRoundRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/rounds/$id/change',
  beforeLoad: textsOf('rounds'),
  loader: ({ context: { queries }, params: { id } }) => queries.ensureQueryData(roundOf(id, true)),
  component: lazyRouteComponent(() => import('./change.page.js'), 'ChangePage'),
});
