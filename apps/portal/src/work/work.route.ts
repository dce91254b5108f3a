import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import {
  EnterpriseWorkDocument,
  OfficialWorkDocument,
  PersonWorkDocument,
  ProviderWorkDocument,
} from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import { type Acting, holds } from '../session/acting.js';
import { signedInRoute } from '../session/signed-in.route.js';
import { askedBy } from './queues.rules.js';

/** The page that a person lands on: what waits for them. */
export const workRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/work',
  beforeLoad: textsOf('work'),
  loader: async ({ context: { queries, acting } }) => {
    if (acting?.audience === 'ENTERPRISE') await queries.ensureQueryData(ofEnterprise(acting));
    if (acting?.audience === 'PROVIDER') await queries.ensureQueryData(ofProvider(acting));
    if (acting?.audience === 'OFFICIAL') await queries.ensureQueryData(ofOfficial(acting));
    if (!acting) await queries.ensureQueryData(ofPerson());
  },
  component: lazyRouteComponent(() => import('./work.page.js'), 'WorkPage'),
});

export function ofEnterprise(acting: Acting) {
  return query(EnterpriseWorkDocument, {
    enterpriseId: acting.organisationId,
    prepares: holds(acting, 'need.draft'),
  });
}

export function ofProvider(acting: Acting) {
  return query(ProviderWorkDocument, {
    providerId: acting.organisationId,
    sells: holds(acting, 'bid.seal'),
  });
}

export function ofOfficial(acting: Acting) {
  return query(OfficialWorkDocument, askedBy(acting));
}

/** For whoever belongs to no organisation: invitations, and what enterprises asked them to judge. */
export function ofPerson() {
  return query(PersonWorkDocument, {});
}
