import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { QuestionsDocument } from '../../gql/graphql.js';
import { query } from '../../graphql/query.js';
import { textsOf } from '../../i18n/language.js';
import { own } from '../../session/own.js';
import { signedInRoute } from '../../session/signed-in.route.js';

export const questionsQuery = (needId: string) => query(QuestionsDocument, { needId });

/** What providers ask in public, and the answers to all. */
export const questionsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/needs/$id/questions',
  beforeLoad: textsOf('needs'),
  loader: async ({ context: { queries, acting }, params: { id } }) => {
    own(acting, 'ENTERPRISE');
    await queries.ensureQueryData(questionsQuery(id));
  },
  component: lazyRouteComponent(() => import('./questions.page.js'), 'QuestionsPage'),
});
