import { createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import {
  MyApplicationsDocument,
  PoolDeskDocument,
  PoolFileDocument,
  type ProviderStanding,
  WaitingApplicantsDocument,
} from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import { type Acting, holds } from '../session/acting.js';
import { signedInRoute } from '../session/signed-in.route.js';

export const applicationsQuery = query(MyApplicationsDocument, {});
export const fileOf = (id: string) => query(PoolFileDocument, { id });
export const applicantsQuery = query(WaitingApplicantsDocument, {});

/** The own standing; whoever works for no provider sees the own applications. */
export const poolRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/pool',
  beforeLoad: textsOf('pool'),
  loader: ({ context: { queries, acting } }) =>
    acting?.audience === 'PROVIDER'
      ? queries.ensureQueryData(fileOf(acting.organisationId)).then(() => undefined)
      : queries.ensureQueryData(applicationsQuery).then(() => undefined),
  component: lazyRouteComponent(() => import('./pool.page.js'), 'PoolPage'),
});

/** For everybody who is no official: who applies becomes the first signatory on admission. */
export const applyRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/pool/apply',
  beforeLoad: ({ context: { acting } }) => {
    if (acting?.audience === 'OFFICIAL') throw notFound();
    return textsOf('pool')();
  },
  component: lazyRouteComponent(() => import('./apply.page.js'), 'ApplyPage'),
});

export interface DeskSearch {
  readonly text?: string;
  readonly standing?: ProviderStanding;
  readonly after?: string;
}

const SEARCHED: readonly ProviderStanding[] = ['GOOD', 'WARNED', 'RECTIFYING', 'SUSPENDED'];

export const deskOf = (acting: Acting, search: DeskSearch) =>
  query(PoolDeskDocument, {
    admits: holds(acting, 'provider.admit'),
    decides: holds(acting, 'standing.decide'),
    ...search,
  });

/** What waits at the desk of the pool, and its members to look up. */
export const poolDeskRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/pool-desk',
  validateSearch: (given: Record<string, unknown>): DeskSearch => {
    const standing = SEARCHED.find((each) => each === given['standing']);
    return {
      ...(typeof given['text'] === 'string' && given['text'] !== '' && { text: given['text'] }),
      ...(standing && { standing }),
      ...(typeof given['after'] === 'string' && { after: given['after'] }),
    };
  },
  beforeLoad: async ({ context: { acting } }) => {
    await textsOf('pool')();
    if (acting?.audience !== 'OFFICIAL' || !holds(acting, 'standing.read')) throw notFound();
    return { official: acting };
  },
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queries, official }, deps }) => queries.ensureQueryData(deskOf(official, deps)),
  component: lazyRouteComponent(() => import('./desk.page.js'), 'PoolDeskPage'),
});

/** One file on the desk: an application to decide, or a member and what can be done. */
export const poolDeskFileRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/pool-desk/$id',
  beforeLoad: async ({ context: { acting } }) => {
    await textsOf('pool')();
    if (acting?.audience !== 'OFFICIAL' || !holds(acting, 'standing.read')) throw notFound();
    return { official: acting };
  },
  loader: async ({ context: { queries, official }, params: { id } }) => {
    const asked = [queries.ensureQueryData(fileOf(id))];
    if (holds(official, 'provider.admit')) await queries.ensureQueryData(applicantsQuery);
    await Promise.all(asked);
  },
  component: lazyRouteComponent(() => import('./desk-file.page.js'), 'PoolDeskFilePage'),
});
