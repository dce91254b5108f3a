import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import {
  ClaimAffairsDocument,
  ClaimsOfVoucherDocument,
  OtherGrantsDocument,
  VoucherAffairsDocument,
} from '../../gql/graphql.js';
import { query } from '../../graphql/query.js';
import { textsOf } from '../../i18n/language.js';
import { own } from '../../session/own.js';
import { signedInRoute } from '../../session/signed-in.route.js';

export const affairsOf = (id: string) => query(VoucherAffairsDocument, { id });
export const claimsOf = (roundId: string) => query(ClaimsOfVoucherDocument, { roundId });
export const claimAffairs = (redemptionId: string) => query(ClaimAffairsDocument, { redemptionId });
export const otherGrants = (enterpriseId: string) => query(OtherGrantsDocument, { enterpriseId });

/** What the rules decided on a voucher, what was objected, what is asked back, and how it is given up. */
export const affairsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/vouchers/$id/affairs',
  beforeLoad: textsOf('affairs', 'vouchers'),
  loader: async ({ context: { queries, acting }, params: { id } }) => {
    own(acting, 'ENTERPRISE');
    const { voucher } = await queries.ensureQueryData(affairsOf(id));
    await queries.ensureQueryData(claimsOf(voucher.roundId));
  },
  component: lazyRouteComponent(() => import('./affairs.page.js'), 'AffairsPage'),
});

/** Money of other funds, which must be known so that nothing is paid twice. */
export const otherGrantsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/other-grants',
  beforeLoad: textsOf('affairs'),
  loader: async ({ context: { queries, acting } }) => {
    const { organisationId } = own(acting, 'ENTERPRISE');
    await queries.ensureQueryData(otherGrants(organisationId));
  },
  component: lazyRouteComponent(() => import('./other-grants.page.js'), 'OtherGrantsPage'),
});
