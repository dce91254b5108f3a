import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../frame/frame.route.js';
import { query } from '../graphql/query.js';
import { EligibilityCitiesDocument, EligibilityRoundsDocument } from '../gql/graphql.js';
import { textsOf } from '../i18n/language.js';
import { loadWords } from '../i18n/words.js';
import { answersFrom } from './eligibility.rules.js';

const GUANGDONG = '440000';
export const roundsQuery = query(EligibilityRoundsDocument, {});
export const citiesQuery = query(EligibilityCitiesDocument, { province: GUANGDONG });
const load = textsOf('ui', 'eligibility');

/** Six questions without a sign-in. The answers stand in the address. */
export const eligibleRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/eligible',
  validateSearch: answersFrom,
  beforeLoad: () => Promise.all([load(), loadWords()]).then(() => undefined),
  loader: ({ context: { queries } }) =>
    Promise.all([queries.ensureQueryData(roundsQuery), queries.ensureQueryData(citiesQuery)]),
  component: lazyRouteComponent(() => import('./eligible.page.js'), 'EligiblePage'),
});
