import type { ReactNode } from 'react';

/** What a state means to the reader; each has a shape, so that nothing is told by colour alone. */
export type Tone = 'waiting' | 'yours' | 'done' | 'attention' | 'wrong' | 'quiet';

const SHAPES: Readonly<Record<Tone, string>> = {
  // A clock, a flag, a tick, a triangle, a cross in a circle, a dash; each in a box of 16.
  waiting: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm0 3V8l2.5 1.5',
  yours: 'M3.5 15V2h9l-2 3.5 2 3.5h-9',
  done: 'm2.5 8.5 3.5 4 7.5-9',
  attention: 'M8 2 1.5 14h13ZM8 6.5v3.5m0 1.6v.6',
  wrong: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM5.5 5.5l5 5m0-5-5 5',
  quiet: 'M3 8h10',
};

/** A state as a word with its shape. */
export function Status({ tone, children }: { tone: Tone; children: ReactNode }): ReactNode {
  return (
    <span className={`status ${tone}`}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d={SHAPES[tone]} fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinejoin="round" />
      </svg>
      {children}
    </span>
  );
}
