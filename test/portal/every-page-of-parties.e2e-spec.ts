import { isOfficial, VISITS } from './pages.js';
import { opensEvery } from './every-page.js';

opensEvery(VISITS.filter(({ as }) => !isOfficial(as)));
