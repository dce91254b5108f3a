import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../frame/frame.route.js';
import { textsOf } from '../i18n/language.js';
import { loadWords } from '../i18n/words.js';

const loadTexts = textsOf('ui');

/** The parent of every page that anybody may read and that is made of the shared pieces; it brings what they need. */
export const publicRoute = createRoute({
  getParentRoute: () => frameRoute,
  id: 'public',
  beforeLoad: () => Promise.all([loadTexts(), loadWords()]).then(() => undefined),
  component: lazyRouteComponent(() => import('./public.layout.js'), 'PublicLayout'),
});
