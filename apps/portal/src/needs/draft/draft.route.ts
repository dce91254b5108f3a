import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { NeedDraftDocument, NeedPreviewDocument } from '../../gql/graphql.js';
import { query } from '../../graphql/query.js';
import { textsOf } from '../../i18n/language.js';
import { own } from '../../session/own.js';
import { signedInRoute } from '../../session/signed-in.route.js';

export const draftQuery = (id: string, enterpriseId: string) =>
  query(NeedDraftDocument, { id, enterpriseId });
export const previewQuery = (id: string) => query(NeedPreviewDocument, { id });

/** A need while it is written. */
export const draftRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/needs/drafts/$id',
  beforeLoad: textsOf('needs'),
  loader: async ({ context: { queries, acting }, params: { id } }) => {
    const { organisationId } = own(acting, 'ENTERPRISE', 'need.draft');
    // What is saved by now: a colleague may have written since the page was open before.
    await queries.fetchQuery({ ...draftQuery(id, organisationId), staleTime: 0 });
  },
  component: lazyRouteComponent(() => import('./draft.page.js'), 'DraftPage'),
});

/** The draft as a provider will read it. */
export const previewRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/needs/drafts/$id/preview',
  beforeLoad: textsOf('needs'),
  loader: async ({ context: { queries, acting }, params: { id } }) => {
    own(acting, 'ENTERPRISE', 'need.draft');
    await queries.fetchQuery({ ...previewQuery(id), staleTime: 0 });
  },
  component: lazyRouteComponent(() => import('./preview.page.js'), 'PreviewPage'),
});
