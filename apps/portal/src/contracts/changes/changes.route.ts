import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import {
  ContractChangesDocument,
  ContractDisputesDocument,
  ContractEndDocument,
  ContractReplacementDocument,
} from '../../gql/graphql.js';
import { query } from '../../graphql/query.js';
import { textsOf } from '../../i18n/language.js';
import { signedInRoute } from '../../session/signed-in.route.js';

export const changesOf = (id: string) => query(ContractChangesDocument, { id });
export const disputesOf = (id: string) => query(ContractDisputesDocument, { id });
export const endOf = (id: string) => query(ContractEndDocument, { id });
export const replacementOf = (id: string) => query(ContractReplacementDocument, { id });

/** Every text of a contract, in what they differ, and the proposal of another. */
export const changesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/contracts/$id/changes',
  beforeLoad: textsOf('changes'),
  loader: ({ context: { queries }, params: { id } }) => queries.ensureQueryData(changesOf(id)),
  component: lazyRouteComponent(() => import('./changes.page.js'), 'ChangesPage'),
});

/** What the sides do not agree on, and what the bureau found. */
export const disputesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/contracts/$id/disputes',
  beforeLoad: textsOf('changes'),
  loader: ({ context: { queries }, params: { id } }) => queries.ensureQueryData(disputesOf(id)),
  component: lazyRouteComponent(() => import('./disputes.page.js'), 'DisputesPage'),
});

/** The early end: by agreement or for cause, with the settlement before it. */
export const endRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/contracts/$id/end',
  beforeLoad: textsOf('changes'),
  loader: ({ context: { queries }, params: { id } }) => queries.ensureQueryData(endOf(id)),
  component: lazyRouteComponent(() => import('./end.page.js'), 'EndPage'),
});

/** For a client whose provider is gone: who takes over exactly what remains. */
export const replacementRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/contracts/$id/replacement',
  beforeLoad: textsOf('changes'),
  loader: ({ context: { queries }, params: { id } }) => queries.ensureQueryData(replacementOf(id)),
  component: lazyRouteComponent(() => import('./replacement.page.js'), 'ReplacementPage'),
});
