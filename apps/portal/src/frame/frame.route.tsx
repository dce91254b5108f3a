import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext } from '@tanstack/react-router';
import { frameQuery } from '../ui/value/clock.js';
import { RefusalPage } from '../ui/refusal-page.js';
import { Frame } from './frame.js';
import { NotFoundPage } from './not-found-page.js';

/** The root of the tree: what every page stands in, and what its loader may use. */
export const frameRoute = createRootRouteWithContext<{ readonly queries: QueryClient }>()({
  // Else what depends on it comes in after the page has been drawn, and moves it.
  loader: ({ context: { queries } }) => queries.prefetchQuery(frameQuery),
  component: Frame,
  errorComponent: RefusalPage,
  notFoundComponent: NotFoundPage,
});
