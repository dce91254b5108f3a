import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import {
  RedemptionsOfRoundDocument,
  RedemptionToFillDocument,
  VoucherDocument,
  VouchersDocument,
} from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import { type Acting, holds } from '../session/acting.js';
import { signedInRoute } from '../session/signed-in.route.js';

const FIRST = 20;

export const listed = (acting: Acting | null, after?: string) =>
  query(VouchersDocument, { first: FIRST, after, claims: holds(acting, 'voucher.claim') });
export const fileOf = (id: string) => query(VoucherDocument, { id });
export const redemptionsOf = (roundId: string) => query(RedemptionsOfRoundDocument, { roundId });
export const toFill = (voucherId: string, phase: number, enterpriseId: string) =>
  query(RedemptionToFillDocument, { voucherId, phase, enterpriseId });

export const vouchersRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/vouchers',
  beforeLoad: textsOf('vouchers'),
  validateSearch: ({ after }: Record<string, unknown>): { after?: string } =>
    typeof after === 'string' ? { after } : {},
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queries, acting }, deps }) => queries.ensureQueryData(listed(acting, deps.after)),
  component: lazyRouteComponent(() => import('./vouchers.page.js'), 'VouchersPage'),
});

export const voucherRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/vouchers/$id',
  beforeLoad: textsOf('vouchers'),
  loader: async ({ context: { queries }, params: { id } }) => {
    const { voucher } = await queries.ensureQueryData(fileOf(id));
    return queries.ensureQueryData(redemptionsOf(voucher.roundId));
  },
  component: lazyRouteComponent(() => import('./voucher.page.js'), 'VoucherPage'),
});

/** The papers of one phase, with the checklist of what the reviewer will see. */
export const redeemRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/vouchers/$id/redeem/$phase',
  beforeLoad: textsOf('vouchers'),
  loader: async ({ context: { queries, acting }, params: { id, phase } }) =>
    Promise.all([
      queries.ensureQueryData(fileOf(id)),
      queries.ensureQueryData(toFill(id, Number(phase), acting?.organisationId ?? '')),
    ]),
  component: lazyRouteComponent(() => import('./redeem.page.js'), 'RedeemPage'),
});
