import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { AssessmentBegunDocument, AssessmentReportDocument } from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import { holds } from '../session/acting.js';
import { own } from '../session/own.js';
import { signedInRoute } from '../session/signed-in.route.js';

export const reportQuery = (enterpriseId: string) => query(AssessmentReportDocument, { enterpriseId });
export const begunQuery = (enterpriseId: string) => query(AssessmentBegunDocument, { enterpriseId });

/** How digital the enterprise is, by its latest assessment. */
export const assessmentRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/assessment',
  beforeLoad: textsOf('assessment'),
  loader: async ({ context: { queries, acting } }) => {
    const { organisationId } = own(acting, 'ENTERPRISE');
    await Promise.all([
      queries.ensureQueryData(reportQuery(organisationId)),
      holds(acting, 'assessment.submit') && queries.ensureQueryData(begunQuery(organisationId)),
    ]);
  },
  component: lazyRouteComponent(() => import('./assessment.page.js'), 'AssessmentPage'),
});
