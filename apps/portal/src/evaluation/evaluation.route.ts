import { createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import {
  AskedOfUsDocument,
  EvaluationPanelDocument,
  EvaluationSheetDocument,
  NeedEvaluationDocument,
  OwnEvaluationDocument,
  OwnEvaluationsDocument,
} from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import { own } from '../session/own.js';
import { signedInRoute } from '../session/signed-in.route.js';

export const evaluationOf = (needId: string) => query(NeedEvaluationDocument, { needId });
export const panelOf = (needId: string) => query(EvaluationPanelDocument, { needId });
export const ownEvaluations = () => query(OwnEvaluationsDocument, {});
export const ownEvaluation = (needId: string) => query(OwnEvaluationDocument, { needId });
export const sheetOf = (needId: string) => query(EvaluationSheetDocument, { needId });
export const askedOfUs = () => query(AskedOfUsDocument, {});

/** How the bids of an own need are judged: the plan, the people, how far they are, what bidders were asked. */
export const evaluationRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/needs/$id/evaluation',
  beforeLoad: textsOf('evaluation'),
  loader: async ({ context: { queries, acting }, params: { id } }) => {
    own(acting, 'ENTERPRISE');
    await queries.ensureQueryData(evaluationOf(id));
  },
  component: lazyRouteComponent(() => import('./evaluation.page.js'), 'EvaluationPage'),
});

/** What the signed-in person was asked to judge, whether or not they belong to any organisation. */
export const ownEvaluationsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/evaluations',
  beforeLoad: textsOf('evaluation'),
  loader: ({ context: { queries } }) => queries.ensureQueryData(ownEvaluations()),
  component: lazyRouteComponent(() => import('./own-evaluations.page.js'), 'OwnEvaluationsPage'),
});

/** One of them, from the declaration to the agreement. */
export const judgeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/evaluations/$needId',
  beforeLoad: textsOf('evaluation'),
  loader: async ({ context: { queries }, params: { needId } }) => {
    const { myEvaluations } = await queries.ensureQueryData(ownEvaluation(needId));
    if (myEvaluations.length === 0) throw notFound();
  },
  component: lazyRouteComponent(() => import('./judge.page.js'), 'JudgePage'),
});

/** What a bidder was asked about its own bid. */
export const askedRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/bids/$needId/clarifications',
  beforeLoad: textsOf('evaluation'),
  loader: async ({ context: { queries, acting }, params: { needId } }) => {
    const { askedOfBidders } = await queries.ensureQueryData(askedOfUs());
    const any = askedOfBidders.some((asked) => asked.needId === needId);
    if (acting?.audience !== 'PROVIDER' || !any) throw notFound();
  },
  component: lazyRouteComponent(() => import('./asked.page.js'), 'AskedPage'),
});
