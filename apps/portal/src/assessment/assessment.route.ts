import { createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { AssessmentBegunDocument, AssessmentReportDocument } from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import { holds } from '../session/acting.js';
import { signedInRoute } from '../session/signed-in.route.js';

export const reportQuery = (enterpriseId: string) => query(AssessmentReportDocument, { enterpriseId });
export const begunQuery = (enterpriseId: string) => query(AssessmentBegunDocument, { enterpriseId });

/** How digital the enterprise is, by its latest assessment. */
export const assessmentRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/assessment',
  beforeLoad: textsOf('assessment'),
  loader: async ({ context: { queries, acting } }) => {
    if (acting?.audience !== 'ENTERPRISE') throw notFound();
    await Promise.all([
      queries.ensureQueryData(reportQuery(acting.organisationId)),
      holds(acting, 'assessment.submit') && queries.ensureQueryData(begunQuery(acting.organisationId)),
    ]);
  },
  component: lazyRouteComponent(() => import('./assessment.page.js'), 'AssessmentPage'),
});
