import { createRoot } from 'react-dom/client';
import { takeAnswers } from './answers.js';
import { Everything } from './everything.js';
import { Problem } from './graphql/problem.js';
import { newQueries } from './graphql/query.js';
import { addressIn, languageIn } from './i18n/addresses.js';
import { preferredLanguage, startTexts } from './i18n/language.js';
import { newRouter } from './router.js';
import { watchPresence } from './session/presence.js';
import { personQuery } from './session/session.js';
// The look of all public pages comes with the first: they are readable without script, and nothing moves when a room comes.
import './styles.css';
import './ui/ui.css';
import './adoption/adoption.css';
import './catalogue/catalogue.css';
import './eligibility/eligibility.css';
import './help/help.css';
import './rounds/rounds.css';
import './schemes/schemes.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element "root"');

watchPresence();
const queries = newQueries();
const wasDrawn = takeAnswers(queries);
const named = languageIn(location.pathname);
// A page that is read already stays in its language; one that is drawn only now may be in the person's own.
const language = named ?? (wasDrawn ? 'zh-CN' : preferredLanguage());
if (!named) history.replaceState(history.state, '', addressIn(language, location.href.slice(origin.length)));
document.documentElement.lang = language;
await startTexts(language);
const router = newRouter(queries);
// What the page needs is there before it is drawn, so nothing jumps.
await router.load();
createRoot(root, {
  // A refusal is shown on the page, in words; only our own faults are for the console.
  onCaughtError: (error) => {
    if (!(error instanceof Problem)) console.error(error);
  },
}).render(<Everything queries={queries} router={router} />);

// It was drawn for a stranger: whoever is signed in may be answered more.
if (wasDrawn && (await queries.ensureQueryData(personQuery).catch(() => null))) {
  await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== personQuery.queryKey[0] });
  await router.invalidate();
}
