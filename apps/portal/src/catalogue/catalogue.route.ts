import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../frame/frame.route.js';
import {
  PlacesDocument,
  PoolDocument,
  PoolMemberDocument,
  type ProviderClass,
  PublicSolutionDocument,
  SolutionsOnOfferDocument,
} from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import { loadWords } from '../i18n/words.js';
import { isScene } from '../ui/value/scenes.js';

const FIRST = 20;
const GUANGDONG = '440000';
const load = textsOf('ui', 'catalogue');
const loadPublic = () => Promise.all([load(), loadWords()]).then(() => undefined);

export interface PoolSearch {
  readonly text?: string;
  readonly cityCode?: string;
  readonly providerClass?: ProviderClass;
  readonly after?: string;
}

export const poolOf = (search: PoolSearch) => query(PoolDocument, { first: FIRST, ...poolSearch(search) });
export const memberOf = (id: string, after?: string) => query(PoolMemberDocument, { id, after });
export const solutionOf = (id: string) => query(PublicSolutionDocument, { id });
export const citiesQuery = query(PlacesDocument, { within: GUANGDONG });

/** The pool, for everybody; what is looked for stands in the address. */
export const providersRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/providers',
  validateSearch: poolSearch,
  beforeLoad: loadPublic,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queries }, deps }) =>
    Promise.all([queries.ensureQueryData(poolOf(deps)), queries.ensureQueryData(citiesQuery)]),
  component: lazyRouteComponent(() => import('./providers.page.js'), 'ProvidersPage'),
});

/** A provider with what it offers. */
export const providerRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/providers/$id',
  validateSearch: ({ after }: Record<string, unknown>): { after?: string } =>
    typeof after === 'string' ? { after } : {},
  beforeLoad: loadPublic,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queries }, params: { id }, deps }) =>
    queries.ensureQueryData(memberOf(id, deps.after)),
  component: lazyRouteComponent(() => import('./provider.page.js'), 'ProviderPage'),
});

export interface OfferSearch {
  readonly text?: string;
  readonly scenario?: string;
  readonly after?: string;
}

export const onOffer = (search: OfferSearch) =>
  query(SolutionsOnOfferDocument, { first: FIRST, ...offerSearch(search) });

/** What all providers offer now; what is looked for stands in the address. */
export const solutionsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/solutions',
  validateSearch: offerSearch,
  beforeLoad: loadPublic,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queries }, deps }) => queries.ensureQueryData(onOffer(deps)),
  component: lazyRouteComponent(() => import('./solutions.page.js'), 'SolutionsPage'),
});

/** A solution as it is offered now, and every version of it. */
export const solutionRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/solutions/$id',
  beforeLoad: loadPublic,
  loader: ({ context: { queries }, params: { id } }) => queries.ensureQueryData(solutionOf(id)),
  component: lazyRouteComponent(() => import('./solution.page.js'), 'SolutionPage'),
});

/*
 * What is asked for is read from the address here once more: on the first load the router adds to what a page accepts
 * whatever else stands there, as the empty fields of a form that was sent without script.
 */

function poolSearch({
  text,
  cityCode,
  providerClass,
  after,
}: { [Key in keyof PoolSearch]?: unknown }): PoolSearch {
  return {
    ...(typeof text === 'string' && text !== '' && { text }),
    ...(/^\d{6}$/.test(String(cityCode)) && { cityCode: String(cityCode) }),
    ...((providerClass === 'PLATFORM' || providerClass === 'OTHER') && { providerClass }),
    ...(typeof after === 'string' && { after }),
  };
}

function offerSearch({ text, scenario, after }: { [Key in keyof OfferSearch]?: unknown }): OfferSearch {
  return {
    ...(typeof text === 'string' && text.trim() !== '' && { text: text.trim() }),
    ...(typeof scenario === 'string' && isScene(scenario) && { scenario }),
    ...(typeof after === 'string' && { after }),
  };
}
