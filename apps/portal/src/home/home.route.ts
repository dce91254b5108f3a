import { createRoute } from '@tanstack/react-router';
import { frameRoute } from '../frame/frame.route.js';
import { HomePage } from './home-page.js';

export const homeRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/',
  component: HomePage,
});
