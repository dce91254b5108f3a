import type { QueryClient } from '@tanstack/react-query';
import { createRouter, type RouterHistory } from '@tanstack/react-router';
import {
  noticeRoute,
  noticesRoute,
  objectionsRoute,
  objectRoute,
  publishRoute,
} from './notices/notices.route.js';
import { bankRoute, paymentsRoute, periodsRoute, runRoute } from './payments/payments.route.js';
import { adoptionRoute, countedRoute, goalsRoute, wallRoute } from './adoption/adoption.route.js';
import { changeRoundRoute, proposeRoundRoute, roundRoute, roundsRoute } from './rounds/rounds.route.js';
import { designRoute, newSchemeRoute, schemeRoute, schemesRoute } from './schemes/schemes.route.js';
import { openRecoveryRoute, recoveriesRoute, recoveryRoute } from './recoveries/recoveries.route.js';
import { accessRoute } from './access/access.route.js';
import {
  conflictReportsRoute,
  conflictRoute,
  consistencyRoute,
  incidentRoute,
} from './oversight/oversight.route.js';
import { assessmentRoute } from './assessment/assessment.route.js';
import { fillRoute } from './assessment/fill.route.js';
import { awardRoute, bidRoute, needsForMeRoute } from './bids/bids.route.js';
import { providerRoute, providersRoute, solutionRoute, solutionsRoute } from './catalogue/catalogue.route.js';
import { catalogueRoute, newSolutionRoute, newVersionRoute } from './catalogue/own.route.js';
import { fileRoute as certificationFileRoute } from './certification/file.route.js';
import { queueRoute as certificationQueueRoute } from './certification/queue.route.js';
import { complaintsRoute } from './complaints/complaints.route.js';
import {
  changesRoute,
  disputesRoute,
  endRoute,
  replacementRoute,
} from './contracts/changes/changes.route.js';
import { capacityRoute } from './capacity/capacity.route.js';
import { contractRoute, contractsRoute, signatureRoute } from './contracts/contracts.route.js';
import { eligibleRoute } from './eligibility/eligible.route.js';
import { ownEligibilityRoute } from './eligibility/own-eligibility.route.js';
import { correctRoute } from './enterprise/correct.route.js';
import { enterpriseRoute } from './enterprise/enterprise.route.js';
import { registerRoute } from './enterprise/register.route.js';
import {
  askedRoute,
  evaluationRoute,
  judgeRoute,
  ownEvaluationsRoute,
} from './evaluation/evaluation.route.js';
import { audienceRoute, helpRoute } from './help/help.route.js';
import { frameRoute } from './frame/frame.route.js';
import { languageInAddress } from './i18n/addresses.js';
import { homeRoute } from './home/home.route.js';
import { accountRoute } from './session/account.route.js';
import { signInRoute } from './session/sign-in.route.js';
import { newNeedRoute } from './needs/draft/new.route.js';
import { draftRoute, previewRoute } from './needs/draft/draft.route.js';
import { jointNeedRoute, jointNeedsRoute } from './joint-needs/joint-needs.route.js';
import { matchesRoute } from './needs/matches/matches.route.js';
import { amendRoute, closeRoute, needRoute } from './needs/need.route.js';
import { needsRoute } from './needs/needs.route.js';
import { questionsRoute } from './needs/questions/questions.route.js';
import { moneyRoute } from './money/money.route.js';
import { authorityRoute, peopleRoute, teamRoute } from './people/people.route.js';
import { applyRoute, poolDeskFileRoute, poolDeskRoute, poolRoute } from './pool/pool.route.js';
import { ratingRoute } from './ratings/ratings.route.js';
import { orderRoute, purchasesRoute } from './purchases/purchases.route.js';
import { reviewFileRoute, reviewQueueRoute } from './review/review.route.js';
import { publicRoute } from './session/public.route.js';
import { deadlineRoute } from './sealing/sealing.route.js';
import { signedInRoute } from './session/signed-in.route.js';
import { usageRoute } from './usage/usage.route.js';
import { affairsRoute, otherGrantsRoute } from './vouchers/affairs/affairs.route.js';
import { redeemRoute, voucherRoute, vouchersRoute } from './vouchers/vouchers.route.js';
import { RefusalPage } from './ui/refusal-page.js';
import { workRoute } from './work/work.route.js';

/** Every page of the portal. There is one tree: the types of all links come from it. */
const tree = frameRoute.addChildren([
  homeRoute,
  eligibleRoute,
  providersRoute,
  providerRoute,
  solutionsRoute,
  solutionRoute,
  signInRoute,
  publicRoute.addChildren([
    goalsRoute,
    wallRoute,
    noticesRoute,
    noticeRoute,
    roundsRoute,
    roundRoute,
    schemesRoute,
    schemeRoute,
    helpRoute,
    audienceRoute,
  ]),
  signedInRoute.addChildren([
    workRoute,
    accountRoute,
    enterpriseRoute,
    registerRoute,
    correctRoute,
    peopleRoute,
    teamRoute,
    ownEligibilityRoute,
    assessmentRoute,
    fillRoute,
    needsRoute,
    newNeedRoute,
    draftRoute,
    previewRoute,
    needRoute,
    amendRoute,
    closeRoute,
    matchesRoute,
    questionsRoute,
    awardRoute,
    bidRoute,
    evaluationRoute,
    jointNeedsRoute,
    jointNeedRoute,
    deadlineRoute,
    ownEvaluationsRoute,
    judgeRoute,
    askedRoute,
    complaintsRoute,
    purchasesRoute,
    orderRoute,
    contractRoute,
    contractsRoute,
    changesRoute,
    disputesRoute,
    endRoute,
    replacementRoute,
    needsForMeRoute,
    signatureRoute,
    usageRoute,
    poolRoute,
    applyRoute,
    poolDeskRoute,
    poolDeskFileRoute,
    capacityRoute,
    moneyRoute,
    ratingRoute,
    catalogueRoute,
    newSolutionRoute,
    newVersionRoute,
    vouchersRoute,
    voucherRoute,
    redeemRoute,
    affairsRoute,
    otherGrantsRoute,
    reviewQueueRoute,
    reviewFileRoute,
    publishRoute,
    objectRoute,
    objectionsRoute,
    paymentsRoute,
    runRoute,
    bankRoute,
    periodsRoute,
    countedRoute,
    adoptionRoute,
    proposeRoundRoute,
    changeRoundRoute,
    designRoute,
    newSchemeRoute,
    recoveriesRoute,
    recoveryRoute,
    openRecoveryRoute,
    accessRoute,
    authorityRoute,
    consistencyRoute,
    incidentRoute,
    conflictReportsRoute,
    conflictRoute,
    certificationQueueRoute,
    certificationFileRoute,
  ]),
]);

/** @param history where the page is, for a page that is drawn without a browser; by default the address bar */
export function newRouter(queries: QueryClient, history?: RouterHistory) {
  return createRouter({
    routeTree: tree,
    context: { queries },
    rewrite: languageInAddress,
    // What a page does not know of its address, and what it does not accept, is no part of it.
    search: { strict: true },
    // The code and the data of a page are fetched while the pointer is on the link to it.
    defaultPreload: 'intent',
    // How old data may be is said in one place, by the queries.
    defaultPreloadStaleTime: 0,
    // Within the frame, which stands.
    defaultErrorComponent: RefusalPage,
    // Without a browser it would be a script within the page.
    scrollRestoration: history === undefined,
    ...(history && { history, isServer: true }),
  });
}

/** A page as the gateway knows it. */
export interface Address {
  /** `/certification/:id` */
  readonly path: string;
  /** For everybody: drawn before it is sent, readable without script. */
  readonly isPublic: boolean;
}

/**
 * The addresses of all pages, as the gateway reads them off the build.
 * @public vite.config.ts runs it
 */
export function addresses(): Address[] {
  const { routesByPath } = newRouter(undefined as unknown as QueryClient);
  return Object.entries(routesByPath).map(([path, { id }]) => ({
    path: path.replaceAll('$', ':'),
    isPublic: !id.startsWith(signedInRoute.id) && id !== signInRoute.id,
  }));
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}
