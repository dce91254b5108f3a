import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { CapacityDocument } from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import { own } from '../session/own.js';
import { signedInRoute } from '../session/signed-in.route.js';
import { frameQuery } from '../ui/value/clock.js';
import { monthsFrom } from './capacity.rules.js';

const MONTHS = 12;

export const capacityOf = (providerId: string, months: readonly string[]) =>
  query(CapacityDocument, { providerId, months: [...months] });

/** How many projects the provider can begin, month by month. */
export const capacityRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/capacity',
  beforeLoad: async ({ context: { acting } }) => {
    await textsOf('capacity')();
    return { provider: own(acting, 'PROVIDER') };
  },
  loader: async ({ context: { queries, provider } }) => {
    const { now } = await queries.ensureQueryData(frameQuery);
    const months = monthsFrom(now, MONTHS);
    await queries.ensureQueryData(capacityOf(provider.organisationId, months));
    return { months };
  },
  component: lazyRouteComponent(() => import('./capacity.page.js'), 'CapacityPage'),
});
