import { createRoute } from '@tanstack/react-router';
import { frameRoute } from '../frame/frame.route.js';
import { goalsQuery } from './goals.query.js';
import { HomePage } from './home-page.js';

export const homeRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/',
  // The page stands also where there are no figures.
  loader: ({ context: { queries } }) => queries.prefetchQuery(goalsQuery),
  component: HomePage,
});
