import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { type ReactNode, StrictMode } from 'react';
import type { newRouter } from './router.js';

export interface EverythingProps {
  readonly queries: QueryClient;
  readonly router: ReturnType<typeof newRouter>;
}

/** The portal with what all its parts share; the same in a browser and without one. */
export function Everything({ queries, router }: EverythingProps): ReactNode {
  return (
    <StrictMode>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>
  );
}
