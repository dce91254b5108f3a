import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../frame/frame.route.js';
import { nodesOf } from '../graphql/nodes.js';
import { query } from '../graphql/query.js';
import { EligibilityCitiesDocument, EligibilityDocument, EligibilityRoundsDocument } from '../gql/graphql.js';
import { textsOf } from '../i18n/language.js';
import { loadWords } from '../i18n/words.js';
import { frameQuery } from '../ui/value/clock.js';
import { type Answers, answersFrom, inputOf, roundToAsk } from './eligibility.rules.js';

const GUANGDONG = '440000';
export const roundsQuery = query(EligibilityRoundsDocument, {});
export const citiesQuery = query(EligibilityCitiesDocument, { province: GUANGDONG });
export const eligibilityOf = (answers: Answers, roundId: string) =>
  query(EligibilityDocument, { input: inputOf(answers, roundId) });
const load = textsOf('ui', 'eligibility');

/** Six questions without a sign-in. The answers stand in the address. */
export const eligibleRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/eligible',
  validateSearch: answersFrom,
  beforeLoad: () => Promise.all([load(), loadWords()]).then(() => undefined),
  loader: async ({ context: { queries }, location }) => {
    const [{ rounds }, { now }] = await Promise.all([
      queries.ensureQueryData(roundsQuery),
      queries.ensureQueryData(frameQuery),
      queries.ensureQueryData(citiesQuery),
    ]);
    // Without script the outcome comes with the page; with it the page asks after each answer, and none waits for it.
    if (!import.meta.env.SSR) return;
    const answers = answersFrom(location.search);
    const round = roundToAsk(nodesOf(rounds), Date.parse(now), answers.round);
    if (round) await queries.prefetchQuery(eligibilityOf(answers, round.id));
  },
  component: lazyRouteComponent(() => import('./eligible.page.js'), 'EligiblePage'),
});
