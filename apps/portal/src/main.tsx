import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Problem } from './graphql/problem.js';
import { newQueries } from './graphql/query.js';
import { preferredLanguage, startTexts } from './i18n/language.js';
import { newRouter } from './router.js';
import './styles.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element "root"');

const queries = newQueries();
const router = newRouter(queries);
await startTexts(preferredLanguage());
// What the page needs is there before it is drawn, so nothing jumps.
await router.load();
createRoot(root, {
  // A refusal is shown on the page, in words; only our own faults are for the console.
  onCaughtError: (error) => {
    if (!(error instanceof Problem)) console.error(error);
  },
}).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
