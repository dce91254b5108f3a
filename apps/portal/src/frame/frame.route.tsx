import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext } from '@tanstack/react-router';
import { RefusalPage } from '../ui/refusal-page.js';
import { Frame } from './frame.js';
import { NotFoundPage } from './not-found-page.js';

/** The root of the tree: what every page stands in, and what its loader may use. */
export const frameRoute = createRootRouteWithContext<{ readonly queries: QueryClient }>()({
  component: Frame,
  errorComponent: RefusalPage,
  notFoundComponent: NotFoundPage,
});
