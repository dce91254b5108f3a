import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { ContractAccountDocument, ContractDocument, ContractsDocument } from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import { signedInRoute } from '../session/signed-in.route.js';

const FIRST = 20;

export const listed = (after?: string) => query(ContractsDocument, { first: FIRST, after });
export const fileOf = (id: string) => query(ContractDocument, { id });
export const accountOf = (contractId: string) => query(ContractAccountDocument, { contractId });

export const contractsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/contracts',
  beforeLoad: textsOf('contracts'),
  validateSearch: ({ after }: Record<string, unknown>): { after?: string } =>
    typeof after === 'string' ? { after } : {},
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queries }, deps }) => queries.ensureQueryData(listed(deps.after)),
  component: lazyRouteComponent(() => import('./contracts.page.js'), 'ContractsPage'),
});

export const contractRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/contracts/$id',
  beforeLoad: textsOf('contracts'),
  loader: ({ context: { queries }, params: { id } }) =>
    Promise.all([queries.ensureQueryData(fileOf(id)), queries.ensureQueryData(accountOf(id))]),
  component: lazyRouteComponent(() => import('./contract.page.js'), 'ContractPage'),
});

/** The text that waits for signatures; its keys and its difference from the bid are asked by the page itself. */
export const signatureRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/contracts/$id/sign',
  beforeLoad: textsOf('contracts', 'changes'),
  loader: ({ context: { queries }, params: { id } }) => queries.ensureQueryData(fileOf(id)),
  component: lazyRouteComponent(() => import('./sign.page.js'), 'SignPage'),
});
