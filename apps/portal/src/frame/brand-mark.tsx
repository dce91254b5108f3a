import type { ReactNode } from 'react';

/** The cloud above the line; the same drawing as public/favicon.svg. */
export function BrandMark(): ReactNode {
  return (
    <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="var(--ink)" />
      <path d="M10.2 20.5a4.7 4.7 0 0 1-.5-9.3 6.6 6.6 0 0 1 12.6 1.3 4 4 0 0 1-.3 8z" fill="var(--on-ink)" />
      <path d="M9 25h14" stroke="var(--accent)" strokeWidth="2.4" strokeLinecap="round" />
    </svg>
  );
}
