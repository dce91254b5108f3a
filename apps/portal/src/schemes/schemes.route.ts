import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import {
  SchemeChangesDocument,
  SchemeDocument,
  SchemesDocument,
  SchemeTemplatesDocument,
  SimulatedRulesDocument,
} from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import { publicRoute } from '../session/public.route.js';
import { signedInRoute } from '../session/signed-in.route.js';

export const schemesQuery = query(SchemesDocument, {});
export const schemeOf = (id: string) => query(SchemeDocument, { id });
export const changesOf = (id: string, comparedTo: string) => query(SchemeChangesDocument, { id, comparedTo });
export const templatesQuery = query(SchemeTemplatesDocument, {});
export const simulationOf = (roundId: string, schemeVersionId: string) =>
  query(SimulatedRulesDocument, { input: { roundId, schemeVersionId } });

export const schemesRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/schemes',
  beforeLoad: textsOf('schemes'),
  loader: ({ context: { queries } }) => queries.ensureQueryData(schemesQuery),
  component: lazyRouteComponent(() => import('./schemes.page.js'), 'SchemesPage'),
});

/** Read by anybody; what is done with it stands in the forms of the signed-in page. */
export const schemeRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/schemes/$id',
  beforeLoad: textsOf('schemes'),
  validateSearch: ({ compared }: Record<string, unknown>): { compared?: string } =>
    typeof compared === 'string' ? { compared } : {},
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queries }, params: { id }, deps: { compared } }) =>
    Promise.all([
      queries.ensureQueryData(schemeOf(id)),
      compared && queries.prefetchQuery(changesOf(id, compared)),
    ]),
  component: lazyRouteComponent(() => import('./scheme.page.js'), 'SchemePage'),
});

export const designRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/schemes/$id/design',
  beforeLoad: textsOf('schemes'),
  loader: ({ context: { queries }, params: { id } }) => queries.ensureQueryData(schemeOf(id)),
  component: lazyRouteComponent(() => import('./design.page.js'), 'DesignPage'),
});

export const newSchemeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/schemes/new',
  beforeLoad: textsOf('schemes'),
  loader: ({ context: { queries } }) =>
    Promise.all([queries.ensureQueryData(schemesQuery), queries.ensureQueryData(templatesQuery)]),
  component: lazyRouteComponent(() => import('./new.page.js'), 'NewSchemePage'),
});
