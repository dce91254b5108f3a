import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { AssessmentSheetDocument } from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import { own } from '../session/own.js';
import { signedInRoute } from '../session/signed-in.route.js';
import { begunQuery } from './assessment.route.js';

export const sheetQuery = query(AssessmentSheetDocument, {});

/** The questionnaire, taken up where it was left. */
export const fillRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/assessment/fill',
  beforeLoad: textsOf('assessment'),
  loader: async ({ context: { queries, acting } }) => {
    const { organisationId } = own(acting, 'ENTERPRISE', 'assessment.submit');
    // What is saved by now, not what was when the page was open before.
    await Promise.all([
      queries.ensureQueryData(sheetQuery),
      queries.fetchQuery({ ...begunQuery(organisationId), staleTime: 0 }),
    ]);
  },
  component: lazyRouteComponent(() => import('./fill.page.js'), 'FillPage'),
});
