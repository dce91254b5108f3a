import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { frameRoute } from '../frame/frame.route.js';
import { textsOf } from '../i18n/language.js';
import { loadWords } from '../i18n/words.js';
import { actingAs } from './acting.js';
import { chosenOrganisation } from './chosen-organisation.js';
import { personQuery } from './session.js';

const load = textsOf('ui', 'session');

/**
 * The parent of every page for people who are signed in: whoever is not goes to the sign-in and comes back. Its children
 * find in their context who it is and for which organisation they work.
 */
export const signedInRoute = createRoute({
  getParentRoute: () => frameRoute,
  id: 'signed-in',
  beforeLoad: async ({ context: { queries }, location }) => {
    const [person] = await Promise.all([queries.ensureQueryData(personQuery), load(), loadWords()]);
    if (!person) throw redirect({ to: '/sign-in', search: { returnTo: location.href } });
    return { person, acting: actingAs(person, chosenOrganisation()) };
  },
  component: lazyRouteComponent(() => import('./signed-in.layout.js'), 'SignedInLayout'),
});
