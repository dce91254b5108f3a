import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import {
  AdoptionDocument,
  CountedEnterprisesDocument,
  type EvidenceGrade,
  type Goal,
  GoalDeskDocument,
} from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import { publicRoute } from '../session/public.route.js';
import { signedInRoute } from '../session/signed-in.route.js';

const FIRST = 20;

export interface DeskSearch {
  readonly goal?: Goal;
  readonly city?: string;
  readonly grade?: EvidenceGrade;
  readonly after?: string;
}

export const adoptionOf = (enterpriseId: string) => query(AdoptionDocument, { enterpriseId });
export const deskOf = ({ goal = 'UPGRADED', city }: DeskSearch) =>
  query(GoalDeskDocument, { goal, cityCode: city });
export const countedOf = ({ goal = 'UPGRADED', city, grade, after }: DeskSearch) =>
  query(CountedEnterprisesDocument, { goal, divisionCode: city, grade, first: FIRST, after });

/** Of the person's own enterprise: am I counted? */
export const countedRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/counted',
  beforeLoad: textsOf('adoption'),
  loader: async ({ context: { queries, acting } }) => {
    if (acting?.audience === 'ENTERPRISE') await queries.ensureQueryData(adoptionOf(acting.organisationId));
  },
  component: lazyRouteComponent(() => import('./counted.page.js'), 'CountedPage'),
});

/** The same of any enterprise that an official may see. */
export const adoptionRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/adoption/$id',
  beforeLoad: textsOf('adoption'),
  loader: ({ context: { queries }, params: { id } }) => queries.ensureQueryData(adoptionOf(id)),
  component: lazyRouteComponent(() => import('./adoption.page.js'), 'AdoptionPage'),
});

/** How far the goals have come, for everybody; who is counted, for officials. */
export const goalsRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/goals',
  beforeLoad: textsOf('adoption'),
  validateSearch: ({ goal, city, grade, after }: Record<string, unknown>): DeskSearch => ({
    ...((goal === 'ON_CLOUD' || goal === 'UPGRADED') && { goal }),
    // The router reads digits as a number.
    ...(/^\d{4}00$/.test(String(city)) && { city: String(city) }),
    ...((grade === 'A' || grade === 'B' || grade === 'C' || grade === 'D') && { grade }),
    ...(typeof after === 'string' && { after }),
  }),
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queries }, deps }) => queries.ensureQueryData(deskOf(deps)),
  component: lazyRouteComponent(() => import('./goals.page.js'), 'GoalsPage'),
});

/** For the screen on the wall. */
export const wallRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/wall',
  beforeLoad: textsOf('adoption'),
  loader: ({ context: { queries } }) => queries.ensureQueryData(deskOf({})),
  component: lazyRouteComponent(() => import('./wall.page.js'), 'WallPage'),
});
