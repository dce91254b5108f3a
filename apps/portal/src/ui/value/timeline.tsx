import type { ReactNode } from 'react';
import { Moment } from './moment.js';
import { Status, type Tone } from './status.js';

export interface TimelineStep {
  readonly key: string;
  /** What happened, or what comes. */
  readonly title: string;
  readonly tone: Tone;
  /** When it happened; absent for what comes. */
  readonly at?: string | null;
  /** Who did it or will, what it came to. */
  readonly details?: ReactNode;
}

/** The steps of a file in their order, the last that happened and the one that waits told apart by shape. */
export function Timeline({ label, steps }: { label: string; steps: readonly TimelineStep[] }): ReactNode {
  return (
    <ol className="timeline" aria-label={label}>
      {steps.map(({ key, title, tone, at, details }) => (
        <li key={key}>
          <Status tone={tone}>{title}</Status>
          {at && (
            <span className="timeline-at">
              <Moment at={at} />
            </span>
          )}
          {details && <div className="timeline-details">{details}</div>}
        </li>
      ))}
    </ol>
  );
}
