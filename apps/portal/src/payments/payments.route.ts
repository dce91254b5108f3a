import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import {
  BankDayDocument,
  BankDaysDocument,
  LedgerPeriodsDocument,
  PaymentCandidatesDocument,
  PaymentRunDocument,
  PaymentRunsDocument,
} from '../gql/graphql.js';
import { nodesOf } from '../graphql/nodes.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import { signedInRoute } from '../session/signed-in.route.js';
import { roundToPay } from './payments.rules.js';

const FIRST = 20;

export const runsQuery = (after?: string) => query(PaymentRunsDocument, { first: FIRST, after });
export const candidatesOf = (roundId: string) => query(PaymentCandidatesDocument, { roundId });
export const runOf = (id: string) => query(PaymentRunDocument, { id });
export const bankDaysQuery = query(BankDaysDocument, {});
export const bankDayOf = (day: string) => query(BankDayDocument, { day });
export const periodsQuery = query(LedgerPeriodsDocument, {});

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export const paymentsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/payments',
  beforeLoad: textsOf('payments'),
  validateSearch: ({ after, round }: Record<string, unknown>): { after?: string; round?: string } => ({
    ...(typeof after === 'string' && { after }),
    ...(typeof round === 'string' && { round }),
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queries }, deps }) => {
    const { rounds } = await queries.ensureQueryData(runsQuery(deps.after));
    const round = roundToPay(nodesOf(rounds), deps.round);
    if (round) await queries.ensureQueryData(candidatesOf(round.id));
  },
  component: lazyRouteComponent(() => import('./payments.page.js'), 'PaymentsPage'),
});

export const runRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/payments/$id',
  beforeLoad: textsOf('payments'),
  loader: ({ context: { queries }, params: { id } }) => queries.ensureQueryData(runOf(id)),
  component: lazyRouteComponent(() => import('./run.page.js'), 'RunPage'),
});

/** What the bank sent: answers, statements, and what does not fit. */
export const bankRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/payments/bank',
  beforeLoad: textsOf('payments'),
  validateSearch: ({ day }: Record<string, unknown>): { day?: string } =>
    typeof day === 'string' && DAY.test(day) ? { day } : {},
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queries }, deps: { day } }) =>
    Promise.all([
      queries.ensureQueryData(bankDaysQuery),
      ...(day ? [queries.ensureQueryData(bankDayOf(day))] : []),
    ]),
  component: lazyRouteComponent(() => import('./bank.page.js'), 'BankPage'),
});

export const periodsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/payments/periods',
  beforeLoad: textsOf('payments'),
  loader: ({ context: { queries } }) => queries.ensureQueryData(periodsQuery),
  component: lazyRouteComponent(() => import('./periods.page.js'), 'PeriodsPage'),
});
