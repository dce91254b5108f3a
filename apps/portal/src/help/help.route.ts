import { createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { HelpDocument } from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { textsOf } from '../i18n/language.js';
import { publicRoute } from '../session/public.route.js';
import { AUDIENCES, type HelpAudience } from './help.rules.js';

export const helpQuery = query(HelpDocument, {});

export const helpRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/help',
  beforeLoad: textsOf('help'),
  component: lazyRouteComponent(() => import('./help.page.js'), 'HelpPage'),
});

/** What one of the three kinds of people does first, who decides, and by when. */
export const audienceRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/help/$audience',
  params: {
    parse: ({ audience }): { audience: HelpAudience } => {
      const known = AUDIENCES.find((each) => each === audience);
      if (!known) throw notFound();
      return { audience: known };
    },
    stringify: ({ audience }) => ({ audience }),
  },
  beforeLoad: textsOf('help', 'certification', 'pool', 'review', 'schemes'),
  loader: ({ context: { queries } }) => queries.ensureQueryData(helpQuery),
  component: lazyRouteComponent(() => import('./audience.page.js'), 'AudiencePage'),
});
